"""The fixtures of small plans made by hand."""

from hand_made_plans import detail, issues_of, item, plan, publish_to, rows_of

__all__ = ["detail", "issues_of", "item", "plan", "publish_to", "rows_of"]
