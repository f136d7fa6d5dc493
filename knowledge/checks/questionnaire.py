"""The shape of a questionnaire: steps, questions, and when a question is asked.

Only shapes live here; the interview engine in `bot.interview` gives them their meaning.
Field names are those of the YAML files, hence Dutch.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from knowledge.checks.schema import ItemId, SourceReference, Strict, Text

QuestionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
OptionId = Annotated[str, StringConstraints(pattern=r"^[a-z-]+(/[a-z0-9-]+)*$")]
QuestionKind = Literal["een", "meer", "tekst", "ja-nee", "raster"]
# Beeldvorming, oordeelsvorming, besluitvorming: first look, then judge, then decide.
Bob = Literal["beeld", "oordeel", "besluit"]
Proposer = Literal["richtingen", "doelgroepen", "interventies"]


class Condition(Strict):
    """A condition on an earlier answer; every field that is filled must hold.

    `een_van`: one of these was chosen. `minstens`: so many were chosen. `beantwoord`: there is (not)
    an answer with content. `niet` turns the whole around. With `rij` it is about that row of a grid, and
    `een_van` about its column. `kolom`: one of these columns was chosen in some row. `noemt`: the text of the
    answer has a word that begins like one of these.
    """

    vraag: QuestionId
    rij: OptionId | None = None
    een_van: tuple[OptionId, ...] = ()
    kolom: tuple[OptionId, ...] = ()
    noemt: tuple[Text, ...] = ()
    minstens: int | None = None
    beantwoord: bool | None = None
    niet: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        wanted = (self.een_van, self.kolom, self.noemt)
        if not any(wanted) and self.minstens is None and self.beantwoord is None:
            raise ValueError(
                "zeg wat er moet gelden: een_van, kolom, noemt, minstens of beantwoord"
            )
        return self


class InlineOption(Strict):
    """An option that is no knowledge item, such as "ja" or "actie/afronden"."""

    id: OptionId
    label: Text
    kort: Text | None = None
    toelichting: Text | None = None
    ook: tuple[Text, ...] = ()


class OptionSource(Strict):
    """Where options or rows come from; the parts that are filled are joined in this order.

    `soort`: the main items of a kind. `ids`: these items. `onder`: the sub-items of what was chosen
    in these questions. `gekozen`: what was chosen in these questions. `zelf`: options written here.
    `zonder` leaves these out.
    """

    soort: str | None = None
    ids: tuple[ItemId, ...] = ()
    zonder: tuple[ItemId, ...] = ()
    onder: tuple[QuestionId, ...] = ()
    gekozen: tuple[QuestionId, ...] = ()
    zelf: tuple[InlineOption, ...] = ()


class Question(Strict):
    """One question of the interview.

    `kort` names it inside a sentence ("uw antwoord over *de locaties*"), `echo` repeats the answer at
    the head of the next question, with `{antwoord}` where the answer goes. `geen` is the label of the
    option "none of these", where that is a sensible answer, and `echo_geen` what is said back to it.
    `goed` are the right options, where there is a right and a wrong: in a quiz. `verhaal` says how the question takes
    part when somebody tells a story: it takes the story (`lees`), is filled from it or else asked (`vul`), or else left
    (`vul-of-laat`), is left anyway (`laat`), goes deeper where the story tells details (`verdiep`),
    or is about who tells it (`wie`). `op_verzoek`: asked only when somebody wants it. `lees_als`: what is read in the
    text of the answer; `afspraken` are who does what, and when, `wie-nu` who does something about it now;
    `oplossing` and `oordeel` keep what somebody wants to do, or judges, while the picture is still being made. `bob`:
    from this question on the interview is in this phase, until a later step or question names another.
    """

    id: QuestionId
    soort: QuestionKind
    kennissoort: str | None = None
    tekst: Text
    hulp: Text | None = None
    waarom: Text
    voorbeeld: Text
    kort: Text
    ook: tuple[Text, ...] = ()
    opties: OptionSource | None = None
    rijen: OptionSource | None = None
    geen: Text | None = None
    als: tuple[Condition, ...] = ()
    voorstel: Proposer | None = None
    echo: Text | None = None
    echo_geen: Text | None = None
    reacties: dict[OptionId, Text] = Field(default_factory=dict)
    goed: tuple[OptionId, ...] = ()
    verhaal: Literal["lees", "vul", "vul-of-laat", "laat", "verdiep", "wie"] | None = None
    op_verzoek: bool = False
    lees_als: Literal["afspraken", "wie-nu", "oplossing", "oordeel"] | None = None
    bob: Bob | None = None
    bronnen: Annotated[tuple[SourceReference, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        if self.soort in ("een", "meer", "raster") and self.opties is None:
            raise ValueError(f"een vraag van soort '{self.soort}' heeft opties nodig")
        if (self.soort == "raster") != (self.rijen is not None):
            raise ValueError("rijen horen bij een raster, en een raster heeft rijen nodig")
        return self


class Step(Strict):
    """A step of the interview; `afsluiting` is what the user gets when it is done, `bob` the phase it begins in."""

    id: QuestionId
    nummer: Text
    titel: Text
    inleiding: Text | None = None
    bob: Bob | None = None
    afsluiting: Literal["voorlopig-advies"] | None = None
    vragen: Annotated[tuple[Question, ...], Field(min_length=1)]


class BobPhase(Strict):
    """A phase of beeldvorming, oordeelsvorming, besluitvorming; `overgang` is said when the interview comes to it."""

    id: Bob
    titel: Text
    overgang: Text | None = None


class OutcomeGroup(Strict):
    """A part of the result, such as "what is in order"; `leeg` is said when nothing stands in it.

    `wanneer` says when it is told in the conversation: at the end (`slot`), before the closing question, so that it can
    still be mended (`vooraf`), or only in the analysis and the report (`rapport`).
    """

    id: QuestionId
    titel: Text
    leeg: Text | None = None
    wanneer: Literal["slot", "vooraf", "rapport"] = "slot"


class OutcomeLine(Strict):
    """One conclusion: said when every condition in `als` holds. `kennis` are items to read on about it."""

    groep: QuestionId
    als: Annotated[tuple[Condition, ...], Field(min_length=1)]
    tekst: Text
    kennis: tuple[ItemId, ...] = ()
    bronnen: Annotated[tuple[SourceReference, ...], Field(min_length=1)]


class Questionnaire(Strict):
    """A whole questionnaire.

    `knop` is how it is offered, with `{minuten}` for how long it takes. `ook` are other names that people
    have for it. Its result is advice when `advies`, and the conclusions in `uitkomsten` by `groepen`; `afgerond`
    is said first. `oefenen`: it is practice, and says nothing about a neighbourhood. `vervolg` is the
    questionnaire that goes on with the same answers. `bezoekers` introduces it to visitors of a website;
    without it they get it only when it is practice. `bob` are the phases that its steps go through, if it does so.
    """

    id: QuestionId
    titel: Text
    kort: Text
    knop: Text
    versie: int
    minuten: int
    inleiding: Text
    bezoekers: Text | None = None
    ook: tuple[Text, ...] = ()
    stappen: Annotated[tuple[Step, ...], Field(min_length=1)]
    advies: bool = False
    oefenen: bool = False
    afgerond: Text
    vervolg: QuestionId | None = None
    bob: tuple[BobPhase, ...] = ()
    groepen: tuple[OutcomeGroup, ...] = ()
    uitkomsten: tuple[OutcomeLine, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of asking."""
        return tuple(question for step in self.stappen for question in step.vragen)

    @property
    def is_for_visitors(self) -> bool:
        """Whether a visitor of a website may go through it."""
        return self.oefenen or self.bezoekers is not None

    def for_visitors(self) -> "Questionnaire":
        """The same as a visitor gets it: introduced to them, and leading to nothing that is not theirs."""
        return self.model_copy(
            update={"inleiding": self.bezoekers or self.inleiding, "vervolg": None}
        )

    def bob_of(self, question_id: str) -> BobPhase | None:
        """The phase in which this question is asked; None where the questionnaire has none."""
        phase: str | None = None
        for step in self.stappen:
            phase = step.bob or phase
            for question in step.vragen:
                phase = question.bob or phase
                if question.id == question_id:
                    return next((each for each in self.bob if each.id == phase), None)
        raise KeyError(question_id)

    @property
    def closing(self) -> Question:
        """The last question: it is always asked, and acted on rather than answered."""
        return self.questions[-1]

    def question(self, question_id: str) -> Question:
        """The question with this id; KeyError when there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def step_of(self, question_id: str) -> Step:
        """The step that holds this question; KeyError when there is none."""
        for step in self.stappen:
            if any(question.id == question_id for question in step.vragen):
                return step
        raise KeyError(question_id)
