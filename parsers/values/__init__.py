"""Single values in a piece of text: numerals, money, dates, years, places, organisations, enumerators, kind words.

In: a string. Out: numbers, dates, names.
May import: ``parsers.records``, ``parsers.rules``, ``extract.ground``.
"""
