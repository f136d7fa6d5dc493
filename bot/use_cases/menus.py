"""What can be begun or gone on with, as buttons: questionnaires, practice, and what was left unfinished."""

from collections.abc import Iterable, Sequence

from bot.interview.route import questionnaire_of
from bot.interview.state import InterviewState
from bot.reading.wishes import Wish, find_wish
from bot.use_cases.agreements import agreements_in
from bot.use_cases.messages import Message
from bot.use_cases.phrases import say
from bot.use_cases.ports import Analysis
from bot.use_cases.present import MenuOption, menu
from bot.use_cases.results import read_on
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Questionnaire

MAIN, SHORT = "buurtanalyse", "korte-route"
_GO_ON_SHOWN = 2
# As many as the advice tells at the end.
READ_ON_SHOWN = 5
_NUMBER_WORDS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def begin_options(knowledge: Knowledge) -> tuple[MenuOption, ...]:
    """What one can do at the start: just tell, which for many is the natural way, then the analysis.

    Visitors of a website come to learn, and find the analysis elsewhere.
    """
    if knowledge.is_for_visitors:
        return (
            MenuOption("kennis/begrip/polarisatie", say(knowledge, "begin-weten")),
            begin_main_option(knowledge),
            MenuOption("actie/oefenen", say(knowledge, "begin-oefenen")),
            MenuOption("actie/hulp", say(knowledge, "begin-hulp")),
        )
    short = knowledge.questionnaires.get(SHORT)
    return (
        MenuOption("actie/verhaal", say(knowledge, "begin-verhaal")),
        begin_main_option(knowledge),
        *((_begin(short),) if short is not None else ()),
        MenuOption("actie/lijsten", say(knowledge, "begin-anders")),
        MenuOption("actie/oefenen", say(knowledge, "begin-oefenen")),
        MenuOption("kennis/begrip/polarisatie", say(knowledge, "begin-weten")),
        MenuOption("actie/hulp", say(knowledge, "begin-hulp")),
    )


def begin_main_option(knowledge: Knowledge) -> MenuOption:
    """Beginning the analysis, for visitors the short route: for where one way on is enough."""
    return _begin(knowledge.questionnaires[SHORT if knowledge.is_for_visitors else MAIN])


def all_questionnaires(knowledge: Knowledge) -> Message:
    """All questionnaires about a real neighbourhood or municipality."""
    offered = tuple(map(_begin, real_questionnaires(knowledge)))
    return menu("lijsten", say(knowledge, "kies-lijst"), offered)


def real_questionnaires(knowledge: Knowledge) -> list[Questionnaire]:
    """Those that are offered here and not for practice, the analysis and the short route first."""
    lists = knowledge.questionnaires.values()
    offered = [q for q in lists if not q.oefenen and knowledge.offers(q)]
    return sorted(offered, key=lambda q: (q.id != MAIN, q.id != SHORT))


def practice(knowledge: Knowledge) -> Message:
    """The cases to practise with, and the quizzes."""
    options = [
        MenuOption(f"actie/oefen/{case_id}", knowledge.get(case_id).titel)
        for case_id in knowledge.exercises
    ]
    options += [_begin(q) for q in knowledge.questionnaires.values() if q.oefenen]
    return menu("oefenen", say(knowledge, "kies-oefening"), tuple(options))


def going_on(unfinished: Iterable[Analysis], knowledge: Knowledge) -> tuple[MenuOption, ...]:
    """Ways back to what was begun in this conversation, the latest first."""
    shown = list(unfinished)[:_GO_ON_SHOWN]
    return tuple(
        MenuOption(f"actie/verder/{a.id}", say(knowledge, "verder-met", wat=name_of(a, knowledge)))
        for a in shown
    )


def afterwards(
    state: InterviewState, unfinished: Iterable[Analysis], knowledge: Knowledge
) -> Message:
    """What one can do when an interview is done: read on, go on, practise again, begin anew."""
    questionnaire = questionnaire_of(state, knowledge)
    options = list(going_on(unfinished, knowledge))
    if questionnaire.vervolg is not None:
        sequel = knowledge.questionnaires[questionnaire.vervolg].kort
        options.append(MenuOption("actie/vervolg", say(knowledge, "na-afloop-vervolg", wat=sequel)))
    about = read_on(state, knowledge)[:READ_ON_SHOWN]
    options += [MenuOption(f"kennis/{item}", knowledge.get(item).titel) for item in about]
    if agreements_in(state, knowledge):
        options.append(MenuOption("actie/wijzig/afspraken", say(knowledge, "afspraken-maken")))
    if state.practice is not None or questionnaire.oefenen:
        options.append(MenuOption("actie/oefenen", say(knowledge, "na-afloop-oefenen")))
        options.append(begin_main_option(knowledge))
    else:
        again = say(knowledge, "na-afloop-nieuw")
        options.append(MenuOption(f"actie/start/{questionnaire.id}", again))
    text = say(knowledge, "na-afloop" if about else "na-afloop-verder")
    return menu("na-afloop", text, tuple(options))


def name_of(analysis: Analysis, knowledge: Knowledge) -> str:
    """What an analysis is called inside a sentence: "de buurtanalyse", "de oefening met casus 1"."""
    case = analysis.state.practice
    if case is not None:
        return say(knowledge, "oefening-met", casus=knowledge.get(case).titel.split(":")[0].lower())
    return questionnaire_of(analysis.state, knowledge).kort


def wish_in(text: str, knowledge: Knowledge) -> Wish | None:
    """The questionnaire or case that somebody asks to begin, to go on with or to practise, if so."""
    names = {q.id: (q.titel, *q.ook) for q in knowledge.questionnaires.values()}
    return find_wish(text, names, _case_names(knowledge))


def _case_names(knowledge: Knowledge) -> dict[str, Sequence[str]]:
    names: dict[str, Sequence[str]] = {}
    for case_id in knowledge.exercises:
        item = knowledge.item(case_id)
        number = case_id.rpartition("/")[2]
        spoken = [f"casus {_NUMBER_WORDS[int(number) - 1]}"] if number.isdecimal() else []
        names[case_id] = (item.titel.split(":")[0], *spoken, *item.ook)
    return names


def _begin(questionnaire: Questionnaire) -> MenuOption:
    label = questionnaire.knop.format(minuten=questionnaire.minuten)
    return MenuOption(f"actie/start/{questionnaire.id}", label)
