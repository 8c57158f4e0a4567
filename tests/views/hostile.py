"""A report whose names are what an attacker or a broken scanner would write."""

from __future__ import annotations

from graph.model import Facts, Identity, Jurisdiction, Measure, Outline, Paragraph, Pillar
from tests.graph.town import Number, Reading, Thing, sections, text_of

IMAGE = "<img src=x onerror=globalThis.hit=1>"
SCRIPT = "</script><script>globalThis.hit=1</script>"
FORMULA = '=HYPERLINK("http://192.0.2.1/","看这里")'
TURNED = "‮倒着写的园区‬"
LONG = "长" * 5000
EMOJI = "🏗️灯会"

CONTENT = f"""{IMAGE}区政府工作报告
一、{IMAGE}篇章
{SCRIPT}举措。推进{IMAGE}项目，引进{SCRIPT}3家。
{FORMULA}，办好{EMOJI}。
扩建{TURNED}，建设{LONG}工程。
"""

PLACE = Jurisdiction("990403", f"{IMAGE}区", "county", ("东江省", "云州市", f"{IMAGE}区"))


def hostile_report() -> Facts:
    """Each name in a place where a careless page would run it."""
    text = text_of(CONTENT, "hostile.txt")
    read = Reading(text.content)
    pillar = Pillar(1, f"{IMAGE}篇章", read.next(f"一、{IMAGE}篇章"), "plan", "pillar-test")
    measure = Measure(f"{SCRIPT}举措", read.next(f"{SCRIPT}举措"), 1, "plan", "measure-test")
    promises = (
        read.promise(f"推进{IMAGE}项目", pillar=1, measure=0, things=[Thing(f"{IMAGE}项目", "Project")]),
        read.promise(
            f"引进{SCRIPT}3家", pillar=1, measure=0, numbers=[Number("3家", SCRIPT, "=", 3, "家", "count")]
        ),
        read.promise(FORMULA, pillar=1, measure=0),
        read.promise(f"办好{EMOJI}", pillar=1, measure=0, things=[Thing(EMOJI, "Event")]),
        read.promise(f"扩建{TURNED}", pillar=1, measure=0, things=[Thing(TURNED, "Park")]),
        read.promise(f"建设{LONG}工程", pillar=1, measure=0, things=[Thing(f"{LONG}工程", "Project")]),
    )
    outline = Outline(
        text,
        Identity("report", PLACE, 2020, f"{IMAGE}区政府工作报告"),
        sections(text.content, (IMAGE, "front"), ("一、", "plan")),
        (pillar,),
        (measure,),
        tuple(Paragraph(c.span, c.section, c.pillar, c.measure) for c in promises),
    )
    return Facts(outline, promises)
