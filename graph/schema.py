"""Every label, edge type and property of the graph, declared once.

The declarations below are what `build` fills, `graph.validate` checks, the store makes constraints from and
`docs/generate.py` writes docs/schema.md from. Labels and edge types share one name space, because the
embedded engine keeps both as types of one schema.

Every node and every edge has an `id`: the store writes it from `Node.id` and `Edge.id`, `properties` does not
repeat it. What is *text-borne* carries in addition `document start end quote rule` (`TEXT_BORNE`), so that
`Document.text[start:end] == quote`, and its cell or page where it came from one. A *shared* node carries no
span: its proof is the edges that point at it, and one that no edge points at any more goes with its last
document. A property whose value is None is left out.
"""

from __future__ import annotations

from graph.declaration import TEXT_BORNE as TEXT_BORNE
from graph.declaration import EdgeType, Field, Label, maybe
from graph.errors import UsageError

NAMED: tuple[str, ...] = (
    "Project",
    "Enterprise",
    "Park",
    "Institution",
    "Place",
    "Programme",
    "Designation",
    "Event",
)
"""The labels of named things, in the order in which screens list them."""

_SECTION = Field("section", "string", "所在部分", "part of the document: plan, governance, annex or outlook")

_DOCUMENT_FIELDS: tuple[Field, ...] = (
    Field("title", "string", "标题", "title"),
    Field("kind", "string", "文件类型", "report, division or progress"),
    Field("jurisdiction", "string", "地区代码", "code of its jurisdiction"),
    Field("place", "string", "地区", "full name of its jurisdiction"),
    Field("level", "string", "层级", "national, province, city or county"),
    Field("year", "integer", "年份", "the year that it plans"),
    Field("name", "string", "文件名", "name of the file, without folders"),
    Field("sha256", "string", "原件校验值", "SHA-256 of the original bytes"),
    maybe("source", "string", "来源", "address that it came from"),
    Field("encoding", "string", "编码", "encoding that the bytes were read in"),
    Field("text", "string", "全文", "the decoded characters that all offsets count in"),
    Field("characters", "integer", "字数", "how many code points the text has"),
    Field("commitments", "integer", "承诺数", "how many commitments were read"),
    Field("targets", "integer", "指标数", "how many targets were read"),
    Field("mentions", "integer", "提及数", "how many mentions of named things were read"),
    Field("duties", "integer", "责任数", "how many leads and supports were read"),
    Field("sections", "string", "各部分", "JSON list of {start, end, kind, title, rule}, covering the text"),
    Field(
        "left_out",
        "string",
        "未收入的内容",
        "JSON list of {start, end, reason, rule}: what was left out, why",
    ),
    Field("warnings", "strings", "提示", "what the reader should know about the reading"),
)

_COMMITMENT_FIELDS: tuple[Field, ...] = (
    Field("text", "string", "承诺原文", "the promise, as it stands in the document"),
    _SECTION,
    Field("pillar", "integer", "篇章序号", "ordinal of its pillar, 0 before the first"),
    maybe("measure", "string", "举措", "title of its measure"),
    maybe("action", "string", "动作", "the verb"),
    Field("strength", "string", "力度", "firm, strive, explore or support"),
    Field("year", "integer", "年份", "the year that it is promised for"),
    maybe("horizon", "integer", "远景年份", "the year that an outlook speaks of"),
    Field("has_number", "boolean", "有无指标", "whether it sets a target"),
)


def _named(name: str, zh: str, en: str) -> Label:
    fields = (
        Field("name", "string", "名称", "canonical name"),
        Field("jurisdiction", "string", "地区代码", "code of the jurisdiction whose document names it"),
    )
    return Label(name, zh, en, "jurisdiction + type + name", fields, shared=True)


LABELS: tuple[Label, ...] = (
    Label(
        "Document", "文件", "one loaded file", "place code + year + kind", _DOCUMENT_FIELDS, caption="title"
    ),
    Label(
        "Jurisdiction",
        "地区",
        "a government's area",
        "GB/T 2260 code, or name path where it has none",
        (
            Field("code", "string", "代码", "six GB/T 2260 digits, or the name path"),
            Field("name", "string", "名称", "full name"),
            Field("level", "string", "层级", "national, province, city or county"),
            Field("path", "strings", "上级路径", "full names from the province down, itself last"),
        ),
        shared=True,
    ),
    Label(
        "Pillar",
        "篇章",
        "a numbered chapter of the plan; ordinal 0 holds the headline targets",
        "document + ordinal",
        (
            Field("title", "string", "标题", "heading without its number"),
            Field("ordinal", "integer", "序号", "number of the chapter, 0 before the first"),
            _SECTION,
        ),
        caption="title",
        text_borne=True,
    ),
    Label(
        "Measure",
        "举措",
        "a paragraph or sub-heading under a pillar, named by its lead phrase",
        "document + offset",
        (
            Field("title", "string", "标题", "lead phrase without marks"),
            Field("pillar", "integer", "篇章序号", "ordinal of its pillar"),
            _SECTION,
        ),
        caption="title",
        text_borne=True,
    ),
    Label(
        "Commitment",
        "承诺",
        "the smallest stretch that a supervisor could tick off alone",
        "document + offset",
        _COMMITMENT_FIELDS,
        caption="text",
        text_borne=True,
    ),
    Label(
        "Indicator",
        "指标",
        "what is measured or counted",
        "canonical name",
        (Field("name", "string", "名称", "canonical name"),),
        shared=True,
    ),
    _named("Project", "项目", "a project, a work, a building"),
    _named("Enterprise", "企业", "a firm"),
    _named("Park", "园区", "a park, a zone, a base"),
    _named("Institution", "机构", "a school, a hospital, an institute, a platform"),
    _named("Place", "地点", "a street, a village, a river, a region"),
    _named("Programme", "计划", "a programme, a campaign, a policy"),
    _named("Designation", "称号", "a title or honour that is striven for or held"),
    _named("Event", "活动", "a fair, a contest, a festival"),
    Label(
        "Agency",
        "部门",
        "a government or party organ at one level of one jurisdiction",
        "jurisdiction + canonical name, never merged across levels",
        (
            Field("name", "string", "名称", "canonical name, with the word of its level (区教育局)"),
            Field("jurisdiction", "string", "地区代码", "code of its own jurisdiction"),
            Field("level", "string", "层级", "national, province, city or county"),
            maybe("function", "string", "职能", "what it answers for, where the register knows it"),
        ),
        shared=True,
    ),
)

_NAMED_ENDS: tuple[tuple[str, str], ...] = tuple(("Commitment", name) for name in NAMED)

_TARGET_FIELDS: tuple[Field, ...] = (
    Field("name", "string", "指标原文", "the indicator as it stands in the text"),
    Field("op", "string", "比较", "= > >= ~ <= < or - for a range"),
    Field("value", "scalar", "数值", "the number, 万 and 亿 multiplied out; the words of a grade"),
    maybe("high", "number", "上限", "upper value of a range"),
    Field("unit", "string", "单位", "base unit as written; empty where there is none"),
    Field("kind", "string", "类型", "count, level, increase, decrease or grade"),
    maybe("deadline", "string", "期限", "the words of its deadline"),
)

_DUTY_FIELDS: tuple[Field, ...] = (
    Field("name", "string", "原文名称", "the agency as written"),
    Field("open", "boolean", "是否泛指", "whether it is a class (各街道) and not one body"),
    Field("basis", "string", "依据", "explicit (stated), inferred (proposed) or default"),
    Field("convention", "string", "写法", "how the document says it: column, brackets, following-line, …"),
    maybe("score", "number", "分值", "strength of a proposal, from 0 to 1"),
    maybe("words", "strings", "依据的词", "the words that speak for a proposal"),
    maybe("confirmed", "boolean", "已确认", "true where the user confirmed it"),
)

_SCORE = maybe("score", "number", "分值", "strength, from 0 to 1")

EDGES: tuple[EdgeType, ...] = (
    EdgeType("HAS_PILLAR", "篇章", "a document's chapters", (("Document", "Pillar"),)),
    EdgeType("HAS_MEASURE", "举措", "a chapter's measures", (("Pillar", "Measure"),)),
    EdgeType(
        "HAS_COMMITMENT",
        "承诺",
        "what is promised under a measure, or directly under a pillar",
        (("Measure", "Commitment"), ("Pillar", "Commitment")),
    ),
    EdgeType("SETS_TARGET", "指标", "a number promised", (("Commitment", "Indicator"),), _TARGET_FIELDS),
    EdgeType(
        "MENTIONS",
        "提及",
        "a named thing in a commitment",
        (*_NAMED_ENDS, ("Commitment", "Agency")),
        (
            Field("role", "string", "角色", "object, partner, carrier, beneficiary or site"),
            maybe("written", "string", "原文写法", "the name as written, where its node goes by another"),
            maybe("merge", "string", "归并规则", "the rule by which the two names are one thing"),
        ),
    ),
    EdgeType("LED_BY", "牵头", "who leads", (("Commitment", "Agency"),), _DUTY_FIELDS),
    EdgeType("SUPPORTED_BY", "配合", "who supports", (("Commitment", "Agency"),), _DUTY_FIELDS),
    EdgeType(
        "SERVES",
        "服务于",
        "what it contributes to (助力, 支撑, 争创)",
        tuple(("Commitment", name) for name in ("Programme", "Designation", "Indicator", "Commitment")),
    ),
    EdgeType("RELIES_ON", "依托", "what it needs (依托, 用好)", (*_NAMED_ENDS, ("Commitment", "Agency"))),
    EdgeType("UNDERTAKEN_BY", "承担", "who carries a project out", (("Project", "Enterprise"),)),
    EdgeType(
        "LOCATED_IN",
        "位于",
        "where it stands",
        (("Project", "Place"), ("Park", "Place"), ("Institution", "Place")),
    ),
    EdgeType("PART_OF", "隶属", "an agency's superior", (("Agency", "Agency"),), text_borne=False),
    EdgeType(
        "OF",
        "属于",
        "whose it is",
        (("Document", "Jurisdiction"), ("Agency", "Jurisdiction")),
        text_borne=False,
    ),
    EdgeType(
        "WITHIN",
        "上级地区",
        "the jurisdiction above",
        (("Jurisdiction", "Jurisdiction"),),
        text_borne=False,
    ),
    EdgeType(
        "RESTATES",
        "重申",
        "the same promise again",
        (("Commitment", "Commitment"),),
        (_SCORE, Field("change", "string", "变化", "same, raised, lowered or reworded")),
        text_borne=False,
    ),
    EdgeType(
        "OVERLAPS",
        "交叉",
        "two commitments that cross (computed)",
        (("Commitment", "Commitment"),),
        (
            Field("type", "string", "类型", "kind of overlap"),
            _SCORE,
            *(
                maybe(part, "number", zh, f"share of the score: {part}")
                for part, zh in (
                    ("goal", "目标"),
                    ("activity", "活动"),
                    ("object", "对象"),
                    ("place", "地点"),
                    ("beneficiary", "受益人"),
                )
            ),
        ),
        text_borne=False,
    ),
)


def label(name: str) -> Label:
    """The declaration of a label; an unknown one raises UsageError with the valid names."""
    for declared in LABELS:
        if declared.name == name:
            return declared
    raise UsageError(f"There is no label {name}; the labels are {', '.join(d.name for d in LABELS)}.")


def edge_type(name: str) -> EdgeType:
    """The declaration of an edge type; an unknown one raises UsageError with the valid names."""
    for declared in EDGES:
        if declared.name == name:
            return declared
    raise UsageError(f"There is no edge type {name}; they are {', '.join(d.name for d in EDGES)}.")


UNIQUE: tuple[tuple[str, str], ...] = tuple((declared.name, "id") for declared in LABELS)
"""(label, property) pairs that a store keeps unique."""

INDEXED: tuple[tuple[str, str], ...] = (
    ("Pillar", "document"),
    ("Measure", "document"),
    ("Commitment", "document"),
    ("Document", "sha256"),
    *((name, "name") for name in ("Indicator", "Agency", *NAMED)),
)
"""(label, property) pairs that are looked up often."""
