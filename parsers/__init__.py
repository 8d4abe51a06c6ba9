"""From the text of a plan to typed records: every module reads one thing, opens no file and knows no table library."""
