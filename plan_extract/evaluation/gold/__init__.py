"""Gold: what a person read in a plan, one JSON file a plan, as checked values.

In: JSON. Out: frozen values.
May import: ``extract.ground``.
"""
