"""What all rooms stand on: source lines and spans, issues, errors, characters, files of a folder or bucket, options.

In and out: plain values. May import: nothing of this project.
"""
