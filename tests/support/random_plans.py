"""Small whole plans made up by hypothesis: what is true of them, and how each dialect of text prints them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from hypothesis import strategies as st

from extract.ground.characters import thai_digits
from padded_bars import padded_bars

TITLES = (
    "โครงการอบรมคุณธรรมจริยธรรมบุคลากร",
    "มาตรการป้องกันผลประโยชน์ทับซ้อน",
    "กิจกรรมเผยแพร่กฎหมายท้องถิ่น",
    "โครงการโรงเรียนสุจริต",
    "โครงการปลูกป่าชุมชนเฉลิมพระเกียรติ",
    "กิจกรรมยกย่องเชิดชูเกียรติบุคคลดีเด่น",
    "มาตรการลดขั้นตอนการบริการประชาชน",
    "โครงการประเมินความพึงพอใจของผู้รับบริการ",
    "กิจกรรมรายงานผลการใช้จ่ายเงิน",
    "โครงการเปิดเผยข้อมูลข่าวสารสู่สาธารณะ",
    "มาตรการตรวจสอบภายใน",
    "โครงการประชาคมหมู่บ้าน",
    "กิจกรรมรับเรื่องร้องเรียนร้องทุกข์",
    "โครงการพัฒนาศักยภาพสมาชิกสภา",
    "มาตรการกำกับติดตามการจัดซื้อจัดจ้าง",
    "โครงการเครือข่ายเยาวชนรุ่นใหม่หัวใจโปร่งใส",
    "กิจกรรมตู้แดงรับฟังเสียงราษฎร",
    "โครงการจัดทำคู่มือการปฏิบัติงาน",
    "มาตรการใช้รถยนต์ส่วนกลาง",
    "กิจกรรมประกาศเจตจำนงต่อต้านสินบน",
    "โครงการจ่ายเบี้ยยังชีพผู้สูงอายุ",
)
DIMENSIONS = (
    "การสร้างวัฒนธรรมสุจริต",
    "การบริหารราชการด้วยความโปร่งใส",
    "การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน",
)
MISSIONS = (
    "การเสริมสร้างจิตสำนึกและความตระหนักแก่บุคลากร",
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "การรับฟังความคิดเห็น การรับและตอบสนองเรื่องร้องเรียน",
)
Amounts = tuple[int | None, ...]


@dataclass(frozen=True)
class Item:
    """A project: ``amounts`` of its years in the table, ``said`` in its detail block (``None``: it has no block)."""

    title: str
    amounts: Amounts
    said: Amounts | None


@dataclass(frozen=True)
class PrintedRow:
    """Items that share a row, and for each year which of their dashes OCR lost."""

    items: tuple[Item, ...]
    lost: tuple[frozenset[int], ...]

    def cells(self) -> list[list[str]]:
        """The values of each year."""
        return [
            [baht(item.amounts[year]) for place, item in enumerate(self.items) if place not in lost]
            for year, lost in enumerate(self.lost)
        ]


@dataclass(frozen=True)
class Plan:
    """Dimensions with their rows. ``slips`` are added to the declared totals of the dimensions, by dimension and year;
    ``totals`` says whether any are printed, ``pages`` whether the table's header is repeated for each dimension. Where
    ``shifted``, the values of the first dimension stand a row too high, the first of them beside a strategy.
    """

    first_year: int
    years: int
    dimensions: tuple[tuple[PrintedRow, ...], ...]
    totals: bool
    slips: dict[tuple[int, int], int] = field(hash=False)
    thai: bool
    pages: bool
    shifted: bool

    @property
    def items(self) -> list[Item]:
        """All items in the table's order."""
        return [item for rows in self.dimensions for row in rows for item in row.items]

    def year_columns(self) -> list[int]:
        """The fiscal years (BE)."""
        return [self.first_year + place for place in range(self.years)]

    def declared(self, dimension: int, year: int) -> int:
        """What the total row of a dimension prints."""
        rows = self.dimensions[dimension]
        return sum(item.amounts[year] or 0 for row in rows for item in row.items) + self.slips.get((dimension, year), 0)


def baht(amount: int | None) -> str:
    """An amount as printed; None is a dash."""
    return "-" if amount is None else f"{amount:,}"


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of one to three dimensions and up to a dozen projects."""
    years = draw(st.integers(1, 3))
    titles = list(draw(st.permutations(TITLES)))
    amount = st.sampled_from([None, None, 0, 5000, 12500, 30000, 1100000])

    def item(amount: st.SearchStrategy[int | None] = amount) -> Item:
        amounts = tuple(draw(amount) for _ in range(years))
        return Item(titles.pop(), amounts, draw(st.sampled_from([amounts, amounts, None])))

    def row() -> PrintedRow:
        items = tuple(item() for _ in range(draw(st.sampled_from([1, 1, 2, 3]))))
        if len(items) == 1:
            if draw(st.integers(0, 5)) == 0:  # the block contradicts the table
                items = (Item(items[0].title, items[0].amounts, (77000,) * years),)
            return PrintedRow(items, (frozenset(),) * years)
        lost = tuple(
            frozenset(place for place, one in enumerate(items) if one.amounts[year] is None and draw(st.booleans()))
            for year in range(years)
        )
        return PrintedRow(items, lost)

    dimensions = tuple(
        tuple(row() for _ in range(draw(st.integers(1, 2)))) for _ in range(draw(st.integers(1, len(DIMENSIONS))))
    )
    shifted = draw(st.integers(0, 3)) == 0
    if shifted:
        rows = (item(st.sampled_from([5000, 30000])), *(item() for _ in range(draw(st.integers(1, 2)))))
        dimensions = (tuple(PrintedRow((one,), (frozenset(),) * years) for one in rows), *dimensions[1:])
    slips = draw(st.sampled_from([{}, {}, {(0, 0): 500}]))
    first_year = draw(st.sampled_from([2561, 2566, 2571]))
    totals, thai, pages = draw(st.booleans()), draw(st.booleans()), draw(st.booleans())
    return Plan(first_year, years, dimensions, totals, slips, thai, pages, shifted)


Table = Sequence[Sequence[Sequence[str]]]
"""Rows of cells of pieces."""


def printed(plan: Plan, dialect: Callable[[Table], str], form: BlockForm | None = None) -> str:
    """The text of a plan, its table in one dialect, its blocks as ``form`` says."""
    first, last = plan.first_year, plan.first_year + plan.years - 1
    page_break = "\n\n- 12 -\n\n"
    period = f"พ.ศ. {first} - {last}" if first != last else f"พ.ศ. {first}"
    text = f"""แผนปฏิบัติการป้องกันการทุจริต
({period})
เทศบาลตำบลตัวอย่าง
อำเภอเมือง จังหวัดลำปาง

ส่วนที่ 2
แผนปฏิบัติการป้องกันการทุจริต ({period})

{page_break.join(map(dialect, _tables(plan)))}

ส่วนที่ 3
รายละเอียดโครงการ/กิจกรรม/มาตรการ

{_blocks(plan, period, form or BlockForm())}"""
    return thai_digits(text) if plan.thai else text


def _tables(plan: Plan) -> Sequence[Table]:
    """The table of each page: one a dimension where it has pages."""
    header = [
        [["มิติ"], ["ภารกิจตามมิติ"], ["โครงการ/กิจกรรม/มาตรการ"], *([f"ปี {y}"] for y in plan.year_columns()), ["หมายเหตุ"]],
        [[], [], [], *(["งบประมาณ (บาท)"] for _ in plan.year_columns()), []],
    ]
    tables, number = [list(header)], 0
    for dimension, printed_rows in enumerate(plan.dimensions, 1):
        if plan.pages and dimension > 1:
            tables.append(list(header))
        for place, row in enumerate(printed_rows):
            pieces = []
            for item in row.items:
                number += 1
                pieces.append(f"{number}) {item.title}")
            head = [f"{dimension}. {DIMENSIONS[dimension - 1]}"] if not place else []
            mission = [f"{dimension}.{place + 1} {MISSIONS[(dimension + place) % 3]}"]
            values = row.cells()
            if plan.shifted and dimension == 1:
                if not place:
                    tables[-1].append([head, mission, ["1.1.1 เสริมสร้างจิตสำนึก"], *values, []])
                head, mission = [], []
                after = printed_rows[place + 1 :]
                values = after[0].cells() if after else [[] for _ in values]
            tables[-1].append([head, mission, pieces, *values, []])
        if plan.totals:
            count = sum(len(row.items) for row in printed_rows)
            sums = [[baht(plan.declared(dimension - 1, year))] for year in range(plan.years)]
            tables[-1].append([[], ["รวม"], [f"จำนวน {count} โครงการ"], *sums, []])
    return tables


def _blocks(plan: Plan, period: str, form: BlockForm) -> str:
    """The blocks, one below the other or as tables; below missions too in the order of the budget table."""
    blocks: list[str] = []
    number = place = 0
    for dimension, printed_rows in enumerate(plan.dimensions, 1):
        if form.missions:
            blocks.append(f"มิติที่ {dimension} {DIMENSIONS[dimension - 1]}")
        for mission, row in enumerate(printed_rows, 1):
            if form.missions:
                blocks.append(f"ภารกิจที่ {dimension}.{mission} {MISSIONS[(dimension + mission - 1) % 3]}")
                place = 0
            for item in row.items:
                number += 1
                place += 1
                if item.said is not None:
                    code = f"{dimension}.{mission}-{place:02}"
                    fields = _fields(plan, item, period, form.money)
                    blocks.append(form.block(item, place if form.missions else number, code, fields))
    if form.tail:
        blocks.append("(ลงชื่อ)......................ผู้เสนอแผน\n(นายตัวอย่าง มั่นสุจริต)\nปลัดเทศบาล")
    text = "\n".join(blocks)
    if form.layout == "wide table":  # its head stands once above all rows
        return re.sub(r"\n</table>\n\n<table>\n<tr><td>ที่</td>.*\n", "\n", text)
    return text.replace("\n</table>\n\n<table>\n", "\n") if form.layout == "one table" else text


def as_page(text: str) -> str:
    """A text with some of its lines marked up as a web page: the others are paragraphs."""
    lines = (line if line.startswith("<") else f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line)
    return "<html><body>\n" + "\n".join(lines) + "\n</body></html>"


Fields = Sequence[tuple[str, Sequence[str]]]
"""Labels of a block with the lines of their content."""


def _fields(plan: Plan, item: Item, period: str, form: str) -> Fields:
    years = list(zip(plan.year_columns(), item.said or (), strict=True))
    money = MONEY[form](years) if any(amount for _, amount in years) else ["ไม่ใช้งบประมาณ"]
    return (
        ("หลักการและเหตุผล", ["การดำเนินการตามหลักธรรมาภิบาลเป็นหน้าที่ของท้องถิ่น"]),
        ("วัตถุประสงค์", ["1) เพื่อให้การปฏิบัติงานโปร่งใส"]),
        ("กลุ่มเป้าหมาย", ["บุคลากรของเทศบาล จำนวน 30 คน"]),
        ("วิธีดำเนินการ", ["1) จัดประชุม", "2) รายงานผล"]),
        ("ระยะเวลาดำเนินการ", [f"ปีงบประมาณ {period}"]),
        ("งบประมาณดำเนินการ", money),
        ("ผู้รับผิดชอบโครงการ", ["สำนักปลัดเทศบาล"]),
        ("ผลผลิต/ผลลัพธ์", ["บุคลากรปฏิบัติงานด้วยความโปร่งใส"]),
    )


ByYear = list[tuple[int, int | None]]


def _paid(years: ByYear) -> list[tuple[int, int]]:
    return [(year, amount) for year, amount in years if amount]


def _a_year_a_line(years: ByYear) -> list[str]:
    return [f"ปี {year} จำนวน {amount:,} บาท" for year, amount in _paid(years)]


def _in_one_line(years: ByYear) -> list[str]:
    said = (f"ปี {year} เป็นเงิน {amount:,} บาท" if amount else f"ปี {year} งดดำเนินการ" for year, amount in years)
    return [" ".join(said)]


def _year_behind(years: ByYear) -> list[str]:
    return [f"- {amount:,} บาท (ปีงบประมาณ พ.ศ. {year})" for year, amount in _paid(years)]


def _yearly(years: ByYear) -> list[str]:
    """An amount a year for a stretch with exceptions, where all are the same."""
    paid = _paid(years)
    if len({amount for _, amount in paid}) > 1 or len(paid) < 2:
        return _a_year_a_line(years)
    first, last = paid[0][0], paid[-1][0]
    left_out = [str(year) for year in range(first, last + 1) if year not in dict(paid)]
    excepted = f" (ยกเว้นปี {' และ '.join(left_out)})" if left_out else ""
    return [f"ปี {first} - {last} ปีละ {paid[0][1]:,} บาท{excepted}"]


def _in_turn(years: ByYear) -> list[str]:
    paid = _paid(years)
    if len(paid) < 2:
        return _a_year_a_line(years)
    names = " และ ".join(f"ปี {year}" for year, _ in paid)
    amounts = " และ ".join(f"{amount:,} บาท" for _, amount in paid)
    return [f"{names} จำนวน {amounts} ตามลำดับ"]


def _with_sum(years: ByYear) -> list[str]:
    return [*_a_year_a_line(years), f"รวมทั้งสิ้น {sum(amount for _, amount in _paid(years)):,} บาท"]


def _sum_first(years: ByYear) -> list[str]:
    total = sum(amount for _, amount in _paid(years))
    return [f"งบประมาณทั้งสิ้น {total:,} บาท แยกเป็น", *_a_year_a_line(years)]


def _with_parts(years: ByYear) -> list[str]:
    return [
        f"ปี {year} จำนวน {amount:,} บาท (ค่าวิทยากร {amount // 5:,} บาท ค่าอาหาร {amount - amount // 5:,} บาท)"
        for year, amount in _paid(years)
    ]


def _with_calculation(years: ByYear) -> list[str]:
    return [f"ปี {year} ค่าอาหาร {amount // 50} คน x 50 บาท = {amount:,} บาท" for year, amount in _paid(years)]


def _with_what_is_spent(years: ByYear) -> list[str]:
    return [f"ปี {year} {amount:,} บาท เบิกจ่ายแล้ว {amount // 2:,} บาท" for year, amount in _paid(years)]


def _short_years(years: ByYear) -> list[str]:
    same: dict[int, list[str]] = {}
    for year, amount in _paid(years):
        same.setdefault(amount, []).append(str(year % 100))
    return [f"ปี {' '.join(short)} ปีละ {amount:,} บาท" for amount, short in same.items()]


def _from_two_sources(years: ByYear) -> list[str]:
    return [
        f"ปี {year} งบประมาณ {amount:,} บาท (งบ อบต. {amount // 2:,} บาท และ อบจ. {amount - amount // 2:,} บาท)"
        for year, amount in _paid(years)
    ]


def _with_an_exception(years: ByYear) -> list[str]:
    same: dict[int, list[int]] = {}
    for year, amount in _paid(years):
        same.setdefault(amount, []).append(year)
    lines = []
    for amount, own in same.items():
        left_out = [str(year) for year in range(own[0], own[-1]) if year not in own]
        stretch = f"{own[0]}-{own[-1]}" if len(own) > 1 else str(own[0])
        exception = f" (เว้นปี {' และ '.join(left_out)})" if left_out else ""
        lines.append(f"ปี {stretch}{exception} ปีละ {amount:,} บาท")
    return lines


def _table_of_years(years: ByYear) -> list[str]:
    rows = [f"| {year} | {baht(amount or None)} |" for year, amount in years]
    return ["| ปีงบประมาณ | จำนวนเงิน (บาท) |", "|---|---|", *rows]


MONEY: dict[str, Callable[[ByYear], list[str]]] = {
    "a year a line": _a_year_a_line,
    "in one line": _in_one_line,
    "year behind": _year_behind,
    "yearly": _yearly,
    "in turn": _in_turn,
    "with their sum": _with_sum,
    "the sum first": _sum_first,
    "with parts": _with_parts,
    "with a calculation": _with_calculation,
    "with what is spent": _with_what_is_spent,
    "short years": _short_years,
    "from two sources": _from_two_sources,
    "with an exception": _with_an_exception,
    "table of years": _table_of_years,
}
"""How a budget field says what each year has."""

LETTERS = "กขคงจฉชซฌญ"
ENUMERATORS = {
    "none": "",
    "1.": "{number}. ",
    "1)": "{number}) ",
    "(1)": "({number}) ",
    "[1]": "[{number}] ",
    "ก.": "{letter}. ",
    "(ก)": "({letter}) ",
    "ข้อ 1": "ข้อ {number} ",
    "1.1": "{project}.{number} ",
    "1.1(1)": "1.1({number}) ",
}
TITLES_OF_BLOCKS = {
    "label": "ลำดับที่ {number}\n\nชื่อโครงการ : {title}",
    "label alone": "ชื่อโครงการ {title}",
    "label below": "โครงการที่ {number}\nชื่อโครงการ\n{title}",
    "number": "{number}) {title}",
    "number with a dot": "{number}. {title}",
    "project number": "โครงการที่ {number} {title}",
    "entry number": "รายการที่ {number} {title}",
    "project number above": "โครงการที่ {number}\n{title}",
    "code": "({code}) {title}",
    "number of a plan": "แผนงานที่ {number} : {title}",
    "code in words": "รหัสโครงการ {code} {title}",
    "bare": "{title}",
}
PARTINGS = {
    "below": "\n",
    "colon": " : ",
    "tab": "\t",
    "gap": "    ",
    "space": " ",
    "dash": " – ",
    "equals": " = ",
    "leaders": "......",
}
BRACKETS = {"none": "{}", "square": "[{}]", "round": "({})", "black": "【{}】"}
"""What stands around a label's name."""

DRESSES = {"plain": "{}", "bold": "**{}**", "heading": "### {}", "quoted": "> {}", "anchor": '<span id="p1"></span>{}'}
"""What a model puts around a label on lines; a heading's sign and a quote stand before whole lines alone."""

LAYOUTS = (
    *("lines", "tabs", "pipes", "HTML", "HTML on one line", "side by side", "one table", "bullets", "definitions"),
    *("short bullets", "paragraph", "wide table"),
)
"""``one table`` is one for all blocks, ``wide table`` another with a row a project; ``definitions`` is a list of them
on a web page. ``short bullets`` are ``• งบประมาณ 5,000 บาท`` a line, a ``paragraph`` has all of them on one.
"""
ON_ONE_LINE = ("in one line", "in turn", "yearly")
"""How money is said where it takes no lines of its own."""

DAMAGE: dict[str, Callable[[str, str], str]] = {
    "none": lambda number, name: number + name,
    "no dot": lambda number, name: f"{re.sub(r'[^0-9ก-ฮ]+', ' ', number).strip()} {name}",
    "comma": lambda number, name: f"{re.sub(r'[^0-9ก-ฮ]+$', '', number)}, {name}",
    "letter": lambda _, name: f"l. {name}",
    "lost": lambda _, name: name,
    "misread": lambda number, name: (
        number + re.sub("ำเนิ", "าเนิ", name).replace("ผิดชอบ", "ผิดซอบ").replace("ประสงค์", "ประสงศ์")
    ),
    "parted": lambda number, name: f"{number}{' '.join(name[:3])}{name[3:]}",
}
"""How an OCR prints the enumerator and the name of a label."""

OTHERS = (None, "การติดตามประเมินผล", "ความสอดคล้องกับยุทธศาสตร์", "ที่ปรึกษาโครงการ", "การเบิกจ่ายและบัญชี")
"""What a block may hold besides its fields; no rule knows the last."""


@dataclass(frozen=True)
class BlockForm:
    """How a plan prints its blocks: keys of the tables above. ``spaced``: an empty line above every label;
    ``responsible_first``: the order begins with who is responsible; ``damaged``: how the label at ``damaged_place`` is.
    """

    title: str = "label"
    enumerator: str = "1."
    parting: str = "below"
    brackets: str = "none"
    layout: str = "lines"
    dress: str = "plain"
    spaced: bool = True
    responsible_first: bool = False
    missions: bool = False
    other: str | None = None
    damaged: str = "none"
    damaged_place: int = 5
    tail: bool = False
    money: str = "a year a line"

    def block(self, item: Item, number: int, code: str, fields: Fields) -> str:
        """A block as printed."""
        if self.responsible_first:
            fields = (fields[6], *fields[:6], fields[7])
        if self.other:
            fields = (*fields[:7], (self.other, ["รายงานต่อผู้บริหารภายในกำหนด"]), *fields[7:])
        title = TITLES_OF_BLOCKS[self.title].format(title=item.title, number=number, code=code)
        entries = []
        for place, (name, lines) in enumerate(fields, 1):
            bare = self.layout in ("short bullets", "paragraph", "wide table")
            head = ENUMERATORS["none" if bare else self.enumerator].format(
                number=place, letter=LETTERS[place - 1], project=number
            )
            damage = DAMAGE[self.damaged if place == self.damaged_place + 1 else "none"]
            entries.append((damage(head, BRACKETS[self.brackets].format(name)), lines))
        if self.layout == "lines":
            gap = "\n\n" if self.spaced else "\n"
            dress = DRESSES[self.dress]
            title = "\n".join(dress.format(line) if line else line for line in title.split("\n"))
            entries = [(dress.format(label), lines) for label, lines in entries]
            return (
                gap.join((title, *(label + PARTINGS[self.parting] + "\n".join(lines) for label, lines in entries)))
                + "\n"
            )
        if self.layout == "bullets":
            entries = [("ชื่อโครงการ", [item.title]), *entries]
            below = "\n  "
            return "\n".join(f"- **{label}:** {below.join(lines)}" for label, lines in entries) + "\n"
        if self.layout in ("short bullets", "paragraph"):
            gap = "\n" if self.layout == "short bullets" else " "
            return gap.join((title, *(f"• {label} {' '.join(lines)}" for label, lines in entries))) + "\n"
        if self.layout == "wide table":
            columns = [["ที่"], ["โครงการ/กิจกรรม/มาตรการ"], *([label] for label, _ in entries)]
            return markup([columns, [[str(number)], [item.title], *(lines for _, lines in entries)]]) + "\n"
        if self.layout == "definitions":
            terms = (f"<dt>{label}</dt><dd>{'<br>'.join(lines)}</dd>" for label, lines in entries)
            return f"<h3>{number}. {item.title}</h3>\n<dl>{''.join(terms)}</dl>\n"
        if self.layout == "one table":
            above, entries = "", [("ชื่อโครงการ", [item.title]), *entries]
        elif self.title == "label":
            above, entries = f"ลำดับที่ {number}\n", [("ชื่อโครงการ", [item.title]), *entries]
        else:
            above = title + "\n"
        rows = [[[label], lines] for label, lines in entries]
        if self.layout == "side by side":
            rows = [[*row, *beside] for row, beside in zip_longest(rows[::2], rows[1::2], fillvalue=[[""], [""]])]
        return above + TABLES_OF_BLOCKS[self.layout](rows) + "\n"


@st.composite
def block_forms(draw: st.DrawFn) -> BlockForm:
    """Any form that sets a heading apart: no rule knows ``OTHERS[-1]``, and without a dress it is content."""
    layout = draw(st.sampled_from((*LAYOUTS, "lines", "lines", "lines")))
    enumerator = draw(st.sampled_from(list(ENUMERATORS)))
    damaged = draw(st.sampled_from(list(DAMAGE))) if layout == "lines" and enumerator != "none" else "none"
    parting, spaced = draw(st.sampled_from(list(PARTINGS))), draw(st.booleans())
    brackets = draw(st.sampled_from(list(BRACKETS))) if layout == "lines" and damaged == "none" else "none"
    told = parting in ("colon", "tab") and brackets == "none"
    if damaged in ("no dot", "comma") and not re.search("[.)]$|^1", enumerator):
        damaged = "none"  # no sign to lose
    if damaged == "comma" and re.search(r"[(\[]", enumerator):
        damaged = "none"
    money = [one for one in MONEY if layout == "lines" or one != "table of years"]
    money = [one for one in money if layout not in ("short bullets", "paragraph") or one in ON_ONE_LINE]
    bare = layout in ("side by side", "bullets", "definitions", "short bullets", "paragraph") or (
        layout == "lines" and (brackets != "none" or (enumerator == "none" and not told))
    )
    return BlockForm(
        title=draw(st.sampled_from(list(TITLES_OF_BLOCKS))),
        enumerator=enumerator,
        parting=parting,
        brackets=brackets,
        dress=draw(st.sampled_from(list(DRESSES))),
        layout=layout,
        spaced=spaced,
        responsible_first=damaged == "none" and draw(st.booleans()),
        missions=draw(st.booleans()),
        other=draw(st.sampled_from(OTHERS[:-1] if bare else OTHERS)),
        damaged=damaged,
        tail=draw(st.booleans()),
        damaged_place=draw(st.integers(1, 6)),
        money=draw(st.sampled_from(money)),
    )


def tabs(table: Table) -> str:
    """A row a line, cells parted by tabs."""
    return "\n".join("\t".join(" ".join(cell) for cell in row) for row in table)


def tabs_with_paragraphs(table: Table) -> str:
    """The same, with ``<p>`` around the pieces of a cell."""
    return "\n".join(
        "\t".join(" ".join(f"<p>{piece}</p>" for piece in cell) if len(cell) > 1 else "".join(cell) for cell in row)
        for row in table
    )


def cells(table: Table) -> str:
    """A cell a line that begins with a tab, its further pieces on lines without one; an empty line ends a row."""
    return "\n\n".join("\n".join("\t" + "\n".join(cell) for cell in row) for row in table)


def pipes(table: Table) -> str:
    """Markdown."""
    lines = ["| " + " | ".join("<br>".join(cell) for cell in row) + " |" for row in table]
    return "\n".join((lines[0], "|" + "---|" * len(table[0]), *lines[1:]))


def markup(table: Table) -> str:
    """HTML."""
    rows = ("".join(f"<td>{'<br>'.join(map(html.escape, cell))}</td>" for cell in row) for row in table)
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def latex(table: Table) -> str:
    """LaTeX, as OCR models write it: figures as formulas, the pieces of a cell in a table of their own."""
    rows = ("\\hline " + " & ".join(_latex_cell(cell) for cell in row) + r" \\" for row in table)
    columns = "|" + "l|" * len(table[0])
    return "\n".join((f"\\begin{{tabular}}{{{columns}}}", *rows, r"\hline", r"\end{tabular}"))


def _latex_cell(cell: Sequence[str]) -> str:
    pieces = [re.sub(r"([%&_#])", r"\\\1", piece) for piece in cell]
    if len(pieces) == 1:
        return f"${pieces[0]}$" if re.fullmatch(r"[0-9,.]+|-", pieces[0]) else pieces[0]
    return rf"\begin{{tabular}}{{l}}{LATEX_LINE_END.join(pieces)}\end{{tabular}}" if pieces else ""


LATEX_LINE_END = r" \\ "


def bars(table: Table) -> str:
    """Padded bars, cells over several lines, no line between rows."""
    return padded_bars(table, (16, 24, 32, *[18] * (len(table[0]) - 4), 12))


DIALECTS: dict[str, Callable[[Table], str]] = {
    "tabs": tabs,
    "tabs with paragraphs": tabs_with_paragraphs,
    "cells": cells,
    "pipes": pipes,
    "HTML": markup,
    "LaTeX": latex,
    "padded bars": bars,
}

TABLES_OF_BLOCKS: dict[str, Callable[[Table], str]] = {
    "tabs": tabs_with_paragraphs,
    "pipes": pipes,
    "HTML": markup,
    "HTML on one line": lambda table: markup(table).replace("\n", ""),
    "side by side": markup,
    "one table": markup,
}
