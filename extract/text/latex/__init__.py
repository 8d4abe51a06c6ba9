"""LaTeX as OCR models write it: its tables typed, its commands taken off the words. No macros, nothing is run.

In: a text, or lines of it. Out: ``Table`` values, and the words of a line without commands.
May import: ``extract.ground``.
"""
