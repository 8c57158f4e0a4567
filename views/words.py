"""Every word on the screens, in Chinese and English, in one table.

Meanings are those of the domain's vocabulary: what the graph stores in English (`firm`, `plan`, `object`) is
said here in the words that users say.
"""

from __future__ import annotations

from graph.schema import EDGES, LABELS
from views.selection import Language
from views.vocabulary import PAGES

WORDS: dict[str, tuple[str, str]] = {
    # the frame
    "app": ("承诺图谱", "Commitment Graph"),
    "app.of": ("政府工作报告承诺知识图谱", "What government work reports promise"),
    "page.explore": ("图谱", "Explore"),
    "page.commitments": ("承诺清单", "Commitments"),
    "pick.place": ("地区", "Place"),
    "pick.year": ("年份", "Year"),
    "pick.document": ("文件", "Document"),
    "pick.language": ("语言", "Language"),
    "pick.pages": ("页面", "Pages"),
    "kind.report": ("政府工作报告", "Work report"),
    "kind.division": ("任务分解", "Division of tasks"),
    "kind.progress": ("进展台账", "Progress record"),
    "empty.title": ("图谱里还没有文件", "There is no document in the store yet"),
    "empty.how": (
        "先载入自带的示例（一份区报告、一份市报告、一张任务分解表），或者载入您自己的报告。",
        "Load the bundled sample (a district's report, its city's report, a division of tasks) or a report "
        "of your own.",
    ),
    "empty.reload": ("重新读取", "Look again"),
    "error.title": ("图谱暂时打不开", "The store cannot be opened"),
    "error.query": ("读取图谱时出错", "Reading the store failed"),
    "error.retry": ("再试一次", "Try again"),
    "note.document": (
        "地址里的文件不在图谱中，已改为显示另一份。",
        "The document in this address is not in the store; another one is shown.",
    ),
    "note.node": (
        "地址里选中的内容不在图谱中，可能是文件重新载入过。",
        "What this address selects is not in the store; the document may have been loaded again.",
    ),
    # the graph
    "graph.title": ("知识图谱", "Knowledge graph"),
    "graph.help": (
        "知识图谱画布。方向键移动到相邻节点，回车选中，加号展开，退格返回上一个，"
        "Ctrl+Z 撤销展开，Esc 取消选中。也可以切换到“列表”。",
        "Graph canvas. Arrow keys move to the next node, Enter selects, plus expands, Backspace goes back, "
        "Ctrl+Z undoes, Escape clears. The list shows the same nodes.",
    ),
    "graph.loading": ("正在绘制……", "Drawing…"),
    "graph.search": ("搜索本文件的承诺、指标、部门……", "Search commitments, indicators, agencies…"),
    "graph.hits": ("{n} 个结果", "{n} results"),
    "graph.nohits": ("没有找到", "Nothing found"),
    "graph.notdrawn": ("未画出", "not drawn"),
    "graph.graph": ("图", "Graph"),
    "graph.list": ("列表", "List"),
    "graph.back": ("返回上一个", "Back"),
    "graph.undo": ("撤销展开", "Undo"),
    "graph.fit": ("看全图", "Fit all"),
    "graph.in": ("放大", "Zoom in"),
    "graph.out": ("缩小", "Zoom out"),
    "graph.expand.n": ("展开（还有 {n} 个）", "Expand ({n} more)"),
    "graph.hidden": ("还有 {n} 个相邻节点未画出", "{n} neighbours not drawn"),
    "graph.legend": ("图例（点按可隐藏）", "Legend (press to hide)"),
    "graph.showall": ("全部显示", "Show all"),
    "graph.count": (
        "已画 {drawn} 个节点，另有 {waiting} 个未画",
        "{drawn} nodes drawn, {waiting} more not drawn",
    ),
    "graph.some": (
        "这份文件的承诺较多，先画出其中一部分；选中一项举措再展开其余。",
        "This document holds many commitments: some are drawn first; select a measure to expand the rest.",
    ),
    "graph.none": (
        "这份文件的承诺较多，先画到举措；选中一项举措再展开。",
        "This document holds many commitments: measures are drawn first; select one and expand it.",
    ),
    "graph.crowded": (
        "画出的节点超过 2000 个，会变慢也看不清；请撤销几步或用图例隐藏几类。",
        "More than 2,000 nodes are drawn, slow and hard to read; undo a few steps or hide some kinds.",
    ),
    "graph.selected": ("已选中：{name}", "Selected: {name}"),
    "graph.cleared": ("已取消选中", "Selection cleared"),
    "graph.beside": ("看要点和原文 ↓", "Facts and text ↓"),
    "graph.list.help": (
        "与图上相同的节点。上下方向键移动，回车选中，加号展开。",
        "The same nodes as in the graph. Arrow keys move, Enter selects, plus expands.",
    ),
    # the panel and the text
    "source.text": ("原文", "Text"),
    "source.facts": ("要点", "Facts"),
    "source.nothing": (
        "点选图上的一个节点，这里会显示它的要点、出处，并在下面的原文中标出它的那一句。",
        "Select a node: its facts and its proof appear here, and its sentence is marked in the text below.",
    ),
    "source.nothing.row": (
        "点选一行，这里会显示它的要点、出处，并在原文中标出它的那一句。",
        "Select a row: its facts and its proof appear here, and its sentence is marked in the text.",
    ),
    "source.more": ("展开其余 {n} 项", "Show the other {n}"),
    "source.part": (
        "全文较长，这里只显示所选内容前后的部分。",
        "The document is long; the part around the selection is shown.",
    ),
    "source.close": ("取消选中", "Clear"),
    "source.next": ("下一处", "Next place"),
    "source.places": ("原文中有 {n} 处", "{n} places in the text"),
    "fact.strength": ("力度", "Strength"),
    "fact.year": ("年份", "Year"),
    "fact.horizon": ("远景", "Horizon"),
    "fact.section": ("所在部分", "Section"),
    "fact.action": ("动作", "Action"),
    "fact.path": ("所属", "Belongs to"),
    "fact.level": ("层级", "Level"),
    "fact.code": ("代码", "Code"),
    "fact.proof": ("出处", "Proof"),
    "fact.document": ("文件", "Document"),
    "fact.offsets": ("字符位置", "Characters"),
    "fact.rule": ("抽取规则", "Rule"),
    "fact.sha": ("原件 SHA-256", "Original's SHA-256"),
    "fact.cell": ("表格位置", "Cell"),
    "fact.elsewhere": ("见于", "From"),
    "fact.shared": (
        "它的依据是上面列出的各句承诺。",
        "Its proof is the sentences above that name it.",
    ),
    "fact.cell.at": ("第 {row} 行第 {column} 列", "row {row}, column {column}"),
    "link.holds": ("包含的承诺", "Commitments"),
    "link.measures": ("举措", "Measures"),
    "link.named": ("写到它的承诺", "Commitments that name it"),
    # the table
    "table.pillar": ("篇章", "Pillar"),
    "table.measure": ("举措", "Measure"),
    "table.text": ("承诺", "Commitment"),
    "table.strength": ("力度", "Strength"),
    "table.targets": ("指标", "Targets"),
    "table.agencies": ("部门", "Agencies"),
    "table.lead": ("牵头", "Lead"),
    "table.support": ("配合", "Support"),
    "table.proposed": ("推荐", "proposed"),
    "table.nobody": ("未写明", "none named"),
    "table.any": ("全部", "All"),
    "table.number": ("只看有数字指标的", "With a number only"),
    "table.find": ("在承诺中查找", "Find in the text"),
    "table.clear": ("清除筛选", "Clear filters"),
    "table.count": ("{n} / {total} 条承诺", "{n} of {total} commitments"),
    "table.none": ("没有符合条件的承诺，请放宽筛选。", "No commitment fits; loosen the filters."),
    "table.nothing": (
        "这份文件里没有读出承诺。",
        "No commitment was read from this document.",
    ),
    "table.csv": ("下载 CSV", "Download CSV"),
    "table.xlsx": ("下载 Excel", "Download Excel"),
    "table.page": ("第 {page} / {pages} 页", "Page {page} of {pages}"),
    "table.previous": ("上一页", "Previous"),
    "table.following": ("下一页", "Next"),
    "table.label": ("承诺清单", "Commitments"),
    # what the graph stores, in the users' words
    "strength.firm": ("明确", "firm"),
    "strength.strive": ("力争", "strive"),
    "strength.explore": ("探索", "explore"),
    "strength.support": ("支持", "support"),
    "section.front": ("卷首", "front matter"),
    "section.review": ("工作回顾", "review"),
    "section.closing": ("结束语", "closing"),
    "section.glossary": ("名词解释", "glossary"),
    "section.plan": ("工作安排", "plan"),
    "section.governance": ("政府自身建设", "governance"),
    "section.annex": ("附件", "annex"),
    "section.outlook": ("远期目标", "outlook"),
    "level.national": ("国家", "national"),
    "level.province": ("省级", "province"),
    "level.city": ("市级", "city"),
    "level.county": ("县（区）级", "county"),
    "role.object": ("对象", "object"),
    "role.partner": ("合作方", "partner"),
    "role.carrier": ("载体", "carrier"),
    "role.beneficiary": ("受益者", "beneficiary"),
    "role.site": ("地点", "site"),
    "kind.count": ("数量", "count"),
    "kind.level": ("水平", "level"),
    "kind.increase": ("增加", "increase"),
    "kind.decrease": ("减少", "decrease"),
    "kind.grade": ("等级", "grade"),
    "basis.explicit": ("文件写明", "stated"),
    "basis.inferred": ("推荐，非文件所写", "proposed, not stated"),
    "basis.default": ("默认", "default"),
    "headline": ("主要目标", "Headline targets"),
    **PAGES,
}

_EDGE_ENGLISH = {
    "HAS_PILLAR": "chapter",
    "HAS_MEASURE": "measure",
    "HAS_COMMITMENT": "commitment",
    "SETS_TARGET": "sets target",
    "MENTIONS": "mentions",
    "LED_BY": "led by",
    "SUPPORTED_BY": "supported by",
    "SERVES": "serves",
    "RELIES_ON": "relies on",
    "UNDERTAKEN_BY": "undertaken by",
    "LOCATED_IN": "located in",
    "PART_OF": "part of",
    "OF": "belongs to",
    "WITHIN": "within",
    "RESTATES": "restates",
    "OVERLAPS": "overlaps",
    "TOUCHES": "touches",
}


def say(key: str, language: Language, **values: object) -> str:
    """A string of the table; an unknown key raises KeyError, which a test of the table would have found."""
    text = WORDS[key][0 if language == "zh" else 1]
    return text.format(**values) if values else text


def term(group: str, value: object, language: Language) -> str:
    """The word for a stored value (`term("strength", "firm", "zh")`), or the value where there is none."""
    known = WORDS.get(f"{group}.{value}")
    return known[0 if language == "zh" else 1] if known else str(value)


def label_word(label: str, language: Language) -> str:
    """What a label is called on screens."""
    if language == "en":
        return label
    return next((declared.zh for declared in LABELS if declared.name == label), label)


def edge_word(edge_type: str, language: Language) -> str:
    """What an edge type is called on screens."""
    if language == "en":
        return _EDGE_ENGLISH.get(edge_type, edge_type.lower().replace("_", " "))
    if edge_type == "TOUCHES":
        return "涉及"
    return next((declared.zh for declared in EDGES if declared.name == edge_type), edge_type)


def strings(prefix: str, language: Language) -> dict[str, str]:
    """The strings under a prefix, without it: what a component needs in one language."""
    index = 0 if language == "zh" else 1
    return {key.removeprefix(prefix): both[index] for key, both in WORDS.items() if key.startswith(prefix)}
