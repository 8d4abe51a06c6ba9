"""What a line of a detail block is called: the heading of a field, by its words, its number, or through OCR damage.

In: a line in Arabic digits. Out: ``FieldLabel``s.
May import: ``parsers.values`` and below.
"""
