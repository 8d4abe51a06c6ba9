"""The commands, a module for each thing that a person comes for. Only they and ``cli`` know click.

In: arguments. Out: text and an exit code.
May import: every room below.
"""
