"""Where agencies overlap: each kind on made-up commitments, and what is none."""

from __future__ import annotations

from graph.analysis.overlap import Finding, Number, Promise, Thing, collaborations, overlaps

FILLER = (
    "举办群众合唱比赛", "修订档案管理办法", "清理占道广告牌", "培育花卉苗木基地", "发布统计年鉴", "抽检加油站计量器具",
    "开展法律援助进乡村", "维护门户网站", "宣传防震知识", "评选劳动模范", "普查古树名木", "办理出入境证件",
)  # fmt: skip
"""Commitments of other agencies about other things, as every plan has them."""


def promise(
    number: int,
    text: str,
    *leads: str,
    supports: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    **more: object,
) -> Promise:
    return Promise(
        f"p{number}",
        "云山区.md",
        "d",
        number * 1000,
        number * 1000 + len(text),
        text,
        leads,
        supports,
        topics={word: 4.5 * len(word) / 2 for word in topics},
        **more,  # type: ignore[arg-type]
    )


def among_others(*promises: Promise) -> tuple[Finding, ...]:
    others = [promise(100 + at, words, f"区第{at}局") for at, words in enumerate(FILLER)]
    found = overlaps([*promises, *others])
    for finding in found:
        for (first, last), (start, end) in finding.shared:
            a, b = finding.promises[:2]
            assert a.text[first - a.start : last - a.start] == b.text[start - b.start : end - b.start]
    return found


def kinds(*promises: Promise) -> list[str]:
    mine = {one.id for one in promises}
    return [finding.kind for finding in among_others(*promises) if {p.id for p in finding.promises} <= mine]


def test_nobody_leads_and_only_a_class_leads() -> None:
    nobody = promise(1, "改造老旧电梯30部")
    classes = promise(2, "整治背街小巷", "有关部门", open=frozenset({"有关部门"}))
    assert kinds(nobody, classes) == ["no_lead", "no_lead"]


def test_a_report_that_names_nobody_anywhere_is_no_list_of_findings() -> None:
    assert overlaps([promise(at, words) for at, words in enumerate(FILLER)]) == ()


def test_several_leads() -> None:
    both = promise(1, "建设智慧停车场", "区城管局", "区公安局")
    assert kinds(both) == ["several_leads"]
    (finding,) = (one for one in among_others(both) if one.kind == "several_leads")
    assert "区城管局" in finding.ask[0]
    assert "区城管局" in finding.ask[1]


def test_the_first_of_a_plain_list_is_no_joint_lead() -> None:
    assert kinds(promise(1, "建设智慧停车场", "区城管局", "区公安局", default=True)) == []


def test_two_agencies_train_the_same_people() -> None:
    a = promise(1, "开展焊工职业技能培训500人次", "区人社局", topics=("职业技能", "培训"))
    b = promise(2, "开展退役士兵职业技能培训", "区退役军人局", topics=("职业技能", "培训"))
    (finding,) = (one for one in among_others(a, b) if one.kind == "similar_goal")
    assert {one.id for one in finding.promises} == {"p1", "p2"}
    assert set(finding.parts) == {"goal", "activity", "object", "place", "beneficiary"}
    assert finding.shared


def test_lead_and_supporter_already_work_together() -> None:
    a = promise(
        1, "开展焊工职业技能培训500人次", "区人社局", supports=("区退役军人局",), topics=("职业技能",)
    )
    b = promise(2, "开展退役士兵职业技能培训", "区退役军人局", topics=("职业技能",))
    assert kinds(a, b) == []
    assert collaborations([a, b]) == 1


def test_streets_that_do_the_same_in_their_own_areas_share_work() -> None:
    a = promise(1, "推进柏杨街道雨污分流管网工程", "柏杨街道办", topics=("雨污分流", "管网"))
    b = promise(2, "推进梅溪街道雨污分流管网工程", "梅溪街道办", topics=("雨污分流", "管网"))
    assert kinds(a, b) == []


def test_two_works_on_different_sites_are_none() -> None:
    a = promise(1, "梅溪中学扩建工程完工", "区教育局", topics=("中学",))
    b = promise(2, "柏杨中学扩建工程完工", "区建筑工务署", topics=("中学",))
    assert kinds(a, b) == []


def test_the_count_of_a_district_may_hold_that_of_a_street_even_where_one_supports_the_other() -> None:
    counted = {"op": "=", "unit": "公里", "kind": "count"}
    a = promise(
        1, "新建污水管网80公里", "区水务局", supports=("梅溪街道办",), topics=("污水管网",),
        numbers=(Number("污水管网", value=80, start=1000, end=1009, **counted),),
    )  # fmt: skip
    b = promise(
        2, "新建梅溪片区污水管网9公里", "梅溪街道办", topics=("污水管网",),
        numbers=(Number("污水管网", value=9, start=2000, end=2012, **counted),),
    )  # fmt: skip
    assert kinds(a, b) == ["similar_goal"]


def test_one_named_thing_under_two_leads() -> None:
    def thing(start: int) -> tuple[Thing, ...]:
        return (Thing("Park/青塘智造园", "Park", "青塘智造园", "object", start, start + 5),)

    a = promise(1, "青塘智造园完成征地", "区资规局", things=thing(1000))
    b = promise(2, "青塘智造园引进企业六家", "区商务局", things=thing(2000))
    assert kinds(a, b) == ["same_object"]


def test_one_rate_promised_twice_with_different_values() -> None:
    def rate(value: float, start: int) -> tuple[Number, ...]:
        return (Number("工业投资", "=", value, "%", "increase", start, start + 4),)

    a = promise(1, "工业投资增长8%", "区工信局", numbers=rate(8, 1000))
    b = promise(2, "工业投资力争增长10%", "区工信局", numbers=rate(10, 2000))
    assert "conflicting_targets" in kinds(a, b)


def test_an_agency_that_leads_far_more_than_its_peers() -> None:
    many = [promise(at, f"{words}第{at}次", "区发改局") for at, words in enumerate(FILLER)]
    found = [one for one in among_others(*many) if one.kind == "overload"]
    assert [(one.promises[0].lead, len(one.promises)) for one in found] == [("区发改局", len(FILLER))]


def test_findings_are_the_same_in_any_order_of_the_input() -> None:
    a = promise(1, "开展焊工职业技能培训500人次", "区人社局", topics=("职业技能", "培训"))
    b = promise(2, "开展退役士兵职业技能培训", "区退役军人局", topics=("职业技能", "培训"))
    assert {one.id for one in overlaps([a, b])} == {one.id for one in overlaps([b, a])}
