"""How right a dataset is: gold files, facts judged against them, scores, and what a change gained and lost."""
