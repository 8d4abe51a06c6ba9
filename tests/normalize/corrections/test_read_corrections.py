"""``corrections.csv`` is read as a spreadsheet saves it; what could never be applied is refused with its line."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.errors import UsageError
from normalize.corrections.read_corrections import COLUMNS, Correction, digest, read_corrections
from normalize.corrections.values import CORRECTABLE
from normalize.schema.tables import TABLES

SHA = "ab" * 32
HEADER = ",".join(COLUMNS)


def read(*rows: tuple[str, ...]) -> tuple[Correction, ...]:
    out = io.StringIO()
    csv.writer(out).writerows([COLUMNS, *rows])
    return read_corrections(out.getvalue().encode(), "raw/corrections.csv")


def row(project: str = "", column: str = "org_name", old: str = "", new: str = "เทศบาลเมืองตัวอย่าง") -> tuple[str, ...]:
    return "north/a", project, column, old, new, "ดูหน้า 3", SHA


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_is_read_with_and_without_a_byte_order_mark(mark: str, end: str) -> None:
    text = f'{mark}{HEADER}{end}north/a,007,amount_baht[2566],-,"20,000",ดูหน้า 3,{SHA}{end}'
    with pytest.raises(UsageError, match=r"line 2: old \(-\) is no amount"):
        read_corrections(text.encode(), "corrections.csv")
    (one,) = read_corrections(text.replace(",-,", ",dash,").encode(), "corrections.csv")
    assert one == Correction("north/a", 7, "amount_baht", 2566, "dash", Decimal(20_000), "ดูหน้า 3", SHA)
    assert one.line == 2


@pytest.mark.parametrize(
    ("project", "column", "text", "value"),
    [
        ("7", "amount_baht[2566]", "1,234.50", Decimal("1234.50")),
        ("7", "amount_baht[2566]", "1234.5", Decimal("1234.50")),
        ("7", "amount_baht[2566]", "0", Decimal(0)),
        ("7", "amount_baht[2566]", "none", "none"),
        ("7", "amount_baht[2566]", "", "ambiguous"),  # that nothing is printed would be "blank"
        ("7", "target_count", "30", 30),
        ("7", "kind", "measure", "measure"),
        ("7", "period_start_on", "2023-01-31", datetime.date(2023, 1, 31)),
        ("7", "remark", "", None),
        ("7", "title", "โครงการสุจริต, ระยะที่ ๒", "โครงการสุจริต, ระยะที่ ๒"),
        ("7", "title", "กํากับ", "กำกับ"),  # sara am in two characters
        ("", "start_year_be", "2566", 2566),
        ("", "province", "ศรีสะเกษ", "ศรีสะเกษ"),
    ],
)
def test_values_are_read_as_the_column_has_them(project: str, column: str, text: str, value: object) -> None:
    olds = {"title": "ก", "remark": "ก", "kind": "project", "province": "ตรัง"}
    (one,) = read(row(project, column, olds.get(column, ""), text))
    assert (one.new, type(one.new)) == (value, type(value))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (row("", "budget_lines"), "budget_lines is no column of plans"),
        (row("", "plan_id"), "plan_id is no column of plans"),  # a key
        (row("", "province_iso"), "province_iso is no column of plans"),  # derived
        (row("7", "line_start"), "line_start is no column of projects"),  # provenance
        (row("7", "match_score"), "match_score is no column of projects"),
        (row("7", "province"), "province is no column of projects"),
        (row("", "amount_baht[2566]"), r"amount_baht\[2566\] is no column of plans"),  # of which project?
        (row("7", "amount_baht"), "amount_baht is no column of projects"),  # of which year?
        (row("7", "amount_baht[๒๕๖๖]"), "is no column of projects"),
        (row("7", ""), "nothing is no column"),
        (row("0", "title"), "0 is no project of north/a"),
        (row("-1", "title"), "-1 is no project"),
        (row("๗", "title"), "๗ is no project"),
        (row("โครงการสุจริต", "title"), "โครงการสุจริต is no project"),
        (row("north/b/007", "title"), "north/b/007 is no project of north/a"),
        (row("7", "amount_baht[2566]", "", "12.345"), "is no amount"),
        (row("7", "amount_baht[2566]", "", "-5"), "is no amount"),
        (row("7", "amount_baht[2566]", "", "1,23"), "is no amount"),
        (row("7", "amount_baht[2566]", "", "๕๐๐"), "is no amount"),
        (row("7", "amount_baht[2566]", "", "NaN"), "is no amount"),
        (row("7", "amount_baht[2566]", "", "1e3"), "is no amount"),
        (row("7", "amount_baht[2566]", "", "9" * 17), "is no amount"),
        (row("7", "amount_baht[2566]", "", "zero"), "is no amount"),  # 0 is
        (row("7", "target_count", "", "สามสิบ"), "is no whole number"),
        (row("7", "target_count", "", "9" * 12), "is no whole number"),
        (row("7", "kind", "project", "โครงการ"), "is no value of kind"),
        (row("7", "kind", "project", ""), "kind is never null"),
        (row("7", "budget_status", "none", "amount"), "cannot be added by hand"),
        (row("7", "period_start_on", "", "31/1/2566"), "is no date"),
        (row("7", "period_start_on", "", "2023-02-31"), "is no date"),
        (row("7", "period_start_on", "", "2566-01-31"), "no date of the Common Era"),
        (row("", "start_year_be", "", "2023"), "no year of the Buddhist Era"),
        (row("", "province", "", "จังหวัดตรัง"), "is no province"),
        (row("", "org_name", "ก", "ก"), "old and new are the same"),
        (row("7", "amount_baht[2566]", "20000", "20,000.00"), "old and new are the same"),
        (row("", "org_name", "", "เทศบาล\nเมือง"), "new has a line break"),
        (row("", "org_name", "", "เทศบาล\0เมือง"), "new has a line break"),
        (("", *row()[1:]), "no plan_id"),
        ((*row()[:5], " ", SHA), "no reason"),
        ((*row()[:6], "ab" * 31), "source_sha256 is not 64 digits"),
        ((*row()[:6],), r"6 cell\(s\) where there are 7 columns"),
        ((*row(), "เห็นชอบ"), r"8 cell\(s\) where there are 7 columns"),
    ],
)
def test_what_could_never_be_applied_is_refused_with_its_line(wrong: tuple[str, ...], said: str) -> None:
    good = row("3", "title", "ก", "ข")
    assert len(read(good)) == 1
    with pytest.raises(UsageError, match=rf"^raw/corrections\.csv, line 3: .*{said}") as error:
        read(good, wrong)
    assert error.value.remedy
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("project", ["28", "028", "north/a/028", "28 โครงการสุจริต 2", "north/a/028  โครงการสุจริต 2"])
def test_a_project_is_its_number_with_or_without_its_title(project: str) -> None:
    (one,) = read(row(project, "remark", "ก", "ข"))
    assert (one.project, one.title) == (28, "โครงการสุจริต 2" if " " in project else None)


def test_the_same_value_corrected_twice_names_both_lines() -> None:
    """Once by its number, once by its project_id."""
    with pytest.raises(UsageError, match=r"line 4: line 2 corrects the same value"):
        read(row("7", "title", "ก", "ข"), row("8", "title", "ก", "ข"), row("north/a/007", "title", "ก", "ค"))
    assert len(read(row("7", "amount_baht[2566]", "1", "2"), row("7", "amount_baht[2567]", "1", "2"))) == 2


def test_rows_that_a_spreadsheet_leaves_empty_are_passed_over_and_lines_count_on() -> None:
    text = f'{HEADER}\n,,,,,,\n\nnorth/a,,org_name,,ก,"ดูหน้า 3\nและ 4",{SHA}\nnorth/a,,district,,ก,ข,{SHA}\n'
    found = read_corrections(text.encode(), "corrections.csv")
    assert [(one.line, one.reason) for one in found] == [(4, "ดูหน้า 3 และ 4"), (6, "ข")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"plan_id,project,column,old,new,reason\n", "line 1: not the columns"),
        (HEADER.replace(",", ";").encode(), "line 1: not the columns"),
        (f"{HEADER},checked_by\n".encode(), "line 1: not the columns"),
        (HEADER.encode("utf-16"), "not UTF-8"),
        (f"{HEADER}\nก".encode("cp874"), "line 2: not UTF-8"),
        (f'{HEADER}\nnorth/a,"'.encode(), "line 2: not CSV"),
        (f'{HEADER}\nnorth/a,"7"8,'.encode(), "line 2: not CSV"),
    ],
)
def test_a_file_of_another_form_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=rf"corrections\.csv.*{said}"):
        read_corrections(data, "raw/corrections.csv")


def test_no_rows_are_no_corrections() -> None:
    assert read_corrections(HEADER.encode(), "corrections.csv") == ()


@given(st.one_of(st.binary(), st.text().map(lambda text: f"{HEADER}\n{text}".encode(errors="surrogatepass"))))
def test_whatever_stands_in_the_file_it_is_read_or_refused(data: bytes) -> None:
    said = "raw/corrections.csv"
    try:
        read_corrections(data, "raw/corrections.csv")
    except UsageError as error:
        said = error.message
    assert said.startswith("raw/corrections.csv")


def test_what_may_be_corrected_is_no_key_and_no_provenance() -> None:
    for table, names in CORRECTABLE.items():
        columns = {column.name for column in TABLES[table].columns}
        assert set(names) <= columns
        assert not [name for name in names if name in TABLES[table].key or "line_" in name or name.endswith("_ce")]


def test_a_digest_is_of_what_rows_say_and_not_of_where_they_stand() -> None:
    one, other = row("7", "title", "ก", "ข"), row("8", "title", "ก", "ข")
    assert digest(read(one, other)) == digest(read(("",) * 7, other, one))
    for changed in (
        row("9", "title", "ก", "ข"),
        row("7 ก", "title", "ก", "ข"),
        row("7", "title", "ค", "ข"),
        (*one[:5], "ดูหน้า 4", SHA),
    ):
        assert digest(read(one, other)) != digest(read(changed, other))
