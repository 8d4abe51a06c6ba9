"""What all rooms stand on: lines, spans, issues, errors, characters, words of money, files of a folder or bucket.

In and out: plain values. May import: nothing of this project.
"""
