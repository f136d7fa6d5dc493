"""The result of a questionnaire: advice, conclusions by group, a score, or how practice went.

Which of these there are is said by the questionnaire; nothing here knows one of them by name.
"""

from dataclasses import replace

from bot.interview.outcomes import Conclusions, conclusions, score
from bot.interview.route import questionnaire_of
from bot.interview.state import InterviewState
from bot.use_cases.findings import findings, spot_json, spots
from bot.use_cases.give_advice import advice_for, as_json, situation_of, without_advice
from bot.use_cases.give_advice import told as told_advice
from bot.use_cases.messages import KnowledgeReference, Message, MessageKind
from bot.use_cases.phrases import say
from bot.use_cases.practise import how_well
from bot.use_cases.present import references, report_link
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import OutcomeLine
from knowledge.checks.schema import Theme

# The analysis page names them all.
_TOOLS_TOLD = 3


def result_json(state: InterviewState, knowledge: Knowledge) -> dict[str, object]:
    """The result in the form of the public contract (`advies`), to be kept with the analysis."""
    has_advice = questionnaire_of(state, knowledge).advies
    found = _advice_json(state, knowledge) if has_advice else without_advice(knowledge)
    groups = [_group_json(part, knowledge) for part in conclusions(state, knowledge)]
    return found | ({"uitkomsten": groups} if groups else {})


def _advice_json(state: InterviewState, knowledge: Knowledge) -> dict[str, object]:
    advice, situation = advice_for(state, knowledge), situation_of(state, knowledge)
    remarks = findings(state, situation, knowledge)
    white = spots(state, advice, situation, knowledge)
    return as_json(advice) | {
        "bevindingen": [finding.as_json() for finding in remarks],
        "witte_vlekken": [spot_json(spot) for spot in white],
    }


def closing_messages(
    state: InterviewState, analysis_id: str, knowledge: Knowledge
) -> tuple[Message, ...]:
    """What is told at the end, in a few messages; the first has the link to the whole analysis."""
    questionnaire = questionnaire_of(state, knowledge)
    head = [questionnaire.afgerond, *_scored(state, knowledge)]
    parts = told_result(state, knowledge)
    link = () if questionnaire.oefenen else (report_link(analysis_id, knowledge),)
    opening = Message(MessageKind.REPORT, "\n\n".join(head), analyse=analysis_id, koppelingen=link)
    if not questionnaire.advies:
        return (opening, *parts)
    first, *others = parts
    text = f"{opening.tekst}\n\n{first.tekst}"
    return (replace(opening, tekst=text, kennis=first.kennis), *others)


def told_result(state: InterviewState, knowledge: Knowledge) -> tuple[Message, ...]:
    """The advice and the conclusions that follow so far, a message for each part."""
    parts: list[Message] = []
    if questionnaire_of(state, knowledge).advies:
        parts += told_advice(state, knowledge)
    found = conclusions(state, knowledge)
    parts += [_told(part, knowledge) for part in found if part.group.wanneer == "slot"]
    return tuple(parts)


def before_closing(state: InterviewState, knowledge: Knowledge) -> tuple[Message, ...]:
    """What is told while everything can still be changed, such as answers that do not fit together."""
    found = [p for p in conclusions(state, knowledge) if p.group.wanneer == "vooraf" and p.lines]
    return tuple(
        replace(told, tekst=f"{told.tekst}\n\n{say(knowledge, 'vooraf-wijzigen')}")
        for told in (_told(part, knowledge) for part in found)
    )


def read_on(state: InterviewState, knowledge: Knowledge) -> tuple[str, ...]:
    """The items that the result is about, best first: what one may want to know more of."""
    if questionnaire_of(state, knowledge).advies:
        return tuple(a.id for a in advice_for(state, knowledge).interventions)
    lines = [line for part in conclusions(state, knowledge) for line in part.lines]
    return tuple(dict.fromkeys(item for line in lines for item in line.kennis))


def _scored(state: InterviewState, knowledge: Knowledge) -> list[str]:
    if state.practice is not None:
        same, given = how_well(state, knowledge)
        return [say(knowledge, "oefen-score", gelijk=same, aantal=given)]
    quiz = score(state, knowledge)
    if quiz is None:
        return []
    return [say(knowledge, "toets-score", goed=quiz.right, aantal=quiz.answered)]


def _told(part: Conclusions, knowledge: Knowledge) -> Message:
    lines = [f"- {_line_in_words(line, knowledge)}" for line in part.lines]
    body = "\n".join(lines) or part.group.leeg or ""
    return Message(
        MessageKind.REPORT, f"{part.group.titel}\n{body}", kennis=_references(part, knowledge)
    )


def _line_in_words(line: OutcomeLine, knowledge: Knowledge) -> str:
    tools = _tools(line, knowledge)
    if not tools:
        return line.tekst
    named = "; ".join(tools[:_TOOLS_TOLD])
    key = "hulpmiddelen" if len(tools) <= _TOOLS_TOLD else "hulpmiddelen-meer"
    return f"{line.tekst} {say(knowledge, key, namen=named)}"


def _tools(line: OutcomeLine, knowledge: Knowledge) -> tuple[str, ...]:
    items = (knowledge.get(item_id) for item_id in line.kennis)
    return tuple(tool for item in items if isinstance(item, Theme) for tool in item.hulpmiddelen)


def _references(part: Conclusions, knowledge: Knowledge) -> tuple[KnowledgeReference, ...]:
    ids = dict.fromkeys(item_id for line in part.lines for item_id in line.kennis)
    return tuple(references(knowledge.item(item_id), knowledge)[0] for item_id in ids)


def _group_json(part: Conclusions, knowledge: Knowledge) -> dict[str, object]:
    return {
        "id": part.group.id,
        "titel": part.group.titel,
        "leeg": part.group.leeg or "",
        "regels": [
            {
                "tekst": line.tekst,
                "kennis": list(line.kennis),
                "hulpmiddelen": list(_tools(line, knowledge)),
                "vragen": list(dict.fromkeys(condition.vraag for condition in line.als)),
                "bronnen": [{"bron": s.bron, "waar": s.waar} for s in line.bronnen],
            }
            for line in part.lines
        ],
    }
