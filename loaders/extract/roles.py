"""The part that a named thing plays in a commitment: acted on, partner, carrier, beneficiary or site.

The words right before and after the mention decide; where none of them speaks, a thing is what is
acted on, and a place is where it is done.
"""

from __future__ import annotations

import re

from graph.model import MentionType, Role

REACH = 14
"""How many characters before a mention may hold the word that gives it its part."""

BREAK = re.compile(r"[，。；：！？,;:\n]")
LIST = r"(?:[^，。；：,;:、]{0,16}[、和与及])*"

BEFORE: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("carrier", re.compile(rf"(?:依托|借助|借力|用好|用足用好|凭借|发挥|利用|通过|以){LIST}$")),
    (
        "partner",
        re.compile(rf"(?:联合|携手|会同|对接|融入|加强与|深化与|扩大与|强化与|推进与|与|同|和){LIST}$"),
    ),
    ("beneficiary", re.compile(rf"(?:惠及|服务|面向|帮扶|支援|保障|造福|助力){LIST}$")),
    ("site", re.compile(rf"(?:在|于|落户|布局|落地|覆盖|沿|向){LIST}$")),
)
"""Before a mention: 依托, 以…为载体 a carrier, 与…合作 a partner, 惠及 a beneficiary, 在…建设 a site."""

AS_CARRIER = re.compile(
    r"^[^，。；,;]{0,10}为(?:载体|依托|抓手|平台|契机|引领|支撑|牵引|重点|核心|龙头|基础|主体)"
)
AS_PARTNER = re.compile(r"^[^，。；,;]{0,8}(?:合作|对接|共建|联动|协作|协同|签约|携手|交流|战略合作|结对)")
USED = re.compile(r"^等?[^，。；,;]{0,6}(?:作用|优势|效应|带动)")
WITH = re.compile(r"(?:与|同|和)$")


def role(type_: MentionType, before: str, after: str) -> Role:
    """The role of a mention of `type_` with the clause's words before and after it.

    >>> role("Park", "依托", "培育新产业"), role("Institution", "深化与", "合作"), role("Project", "建成", "")
    ('carrier', 'partner', 'object')
    >>> role("Place", "推进", "治理"), role("Place", "在", "新建泵站"), role("Event", "以", "为契机")
    ('object', 'site', 'carrier')
    """
    left = BREAK.split(before)[-1][-REACH:]
    found = next((name for name, pattern in BEFORE if pattern.search(left)), None)
    if found == "carrier":
        return _carrier(left, after)
    if found == "partner" and not (
        AS_PARTNER.search(after) or not re.search(r"(?:与|同|和)[^与同和]*$", left)
    ):
        return _listed(type_, left)
    if found == "beneficiary" and type_ in ("Programme", "Designation", "Event"):
        return "object"
    if found == "site" and type_ not in ("Place", "Park", "Institution", "Project"):
        return "object"
    return found or "object"


def _carrier(left: str, after: str) -> Role:
    """以 and 发挥 give a carrier only with what must follow them (为载体, 作用)."""
    if re.search(rf"以{LIST}$", left):
        return "carrier" if AS_CARRIER.search(after) else "object"
    if re.search(rf"发挥{LIST}$", left):
        return "carrier" if USED.search(after) or "、" in after[:12] or "等" in after[:3] else "object"
    return "carrier"


def _listed(type_: MentionType, left: str) -> Role:
    """A member joined by 和 or 与 alone has the part of the whole list: a site after 在, else the object."""
    return "site" if type_ == "Place" and re.search(r"在[^，]*$", left) else "object"
