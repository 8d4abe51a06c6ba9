"""The ground (sources, issues, errors), the readers that turn a file into text, and the roof (pipeline, commands)."""
