"""Numbered entries of a list that is read as a table: ``1. โครงการอบรม``."""

from __future__ import annotations

import re

ENTRY = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]+\s+(?P<title>\S.*)")
"""'1. โครงการอบรม', '(2) กิจกรรมเปิดบ้าน'."""

OWN_HEADS = ("ลำดับ", "โครงการ/กิจกรรม/มาตรการ")
"""The heads of an entry's number and title, which no list prints."""
