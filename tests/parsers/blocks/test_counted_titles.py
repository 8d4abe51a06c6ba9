"""Numbers that stand in the cell of the title and count the blocks are the blocks', and no part of their titles."""

from __future__ import annotations

import pytest

from lawful import plan_around, rows_of_text

TITLES = ("โครงการอบรมคุณธรรม", "กิจกรรมจิตอาสา", "มาตรการลดขั้นตอน")
TABLE = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\n" + "\n".join(
    f"{number}\t{title}\t10,000\t12,000" for number, title in enumerate(TITLES, 1)
)
BLOCK = """<table>
<tr><td>ชื่อโครงการ</td><td>{title}</td></tr>
<tr><td>วัตถุประสงค์</td><td>เพื่อป้องกันการทุจริต</td></tr>
<tr><td>งบประมาณ</td><td>ปี 2566 จำนวน 10,000 บาท</td></tr>
<tr><td>ผู้รับผิดชอบ</td><td>กองคลัง</td></tr>
</table>
"""


def titles(*numbers: str) -> list[tuple[str, str, int | None]]:
    """Title, kind and number of each block whose title is printed behind one of ``numbers``."""
    blocks = "\n".join(BLOCK.format(title=f"{number}{title}") for number, title in zip(numbers, TITLES, strict=False))
    rows = rows_of_text(plan_around(TABLE, "พ.ศ. 2566 - 2567", blocks))
    return [(row["title"], row["kind"], row["detail_number"]) for row in rows["projects"] if row["in_detail"]]


@pytest.mark.parametrize("numbers", [("1. ", "2. ", "3. "), ("๑) ", "๒) ", "๓) "), ("7.", "8.", "9.")])
def test_numbers_that_count_the_blocks_are_theirs(numbers: tuple[str, ...]) -> None:
    first = 7 if numbers[0] == "7." else 1
    kinds = ("project", "activity", "measure")
    assert titles(*numbers) == list(zip(TITLES, kinds, range(first, first + 3), strict=True))


@pytest.mark.parametrize("numbers", [("1. ", "2. ", "5. "), ("1. ", "2) ", "3. "), ("1. ", "2. ")])
def test_numbers_that_do_not_count_on_stay_in_their_titles(numbers: tuple[str, ...]) -> None:
    assert [(title, number) for title, _, number in titles(*numbers)] == [
        (f"{number}{title}", None) for number, title in zip(numbers, TITLES, strict=False)
    ]
