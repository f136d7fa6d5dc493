"""How people say clear commands, as data: patterns that must fit the whole message.

Matched against lower-case text without accents and signs, after polite and hesitating words at both
ends are taken off. Anything less clear than this is left to the trained model.
"""

import re

from bot.reading.meaning import Command

_YOU = "(?:u|je|jij|ge|gij|jullie)"
_WE = "(?:we|wij|ik)"
_THIS = "(?:dit|dat|het|deze vraag|die vraag)"
_SO_FAR = "(?: tot nu toe| tot nog toe| tot dusver| nu toe| al| allemaal| nu)*"
_CAN = "(?:kan|kunt|kun|kunde|wilt|wil|zou|zoudt)"
_IT = "(?:dat|dit|het|da|de vraag|die vraag)"
_SIMPLER = "(?:simpeler|makkelijker|eenvoudiger|gewoner|in gewone taal|in gewoon nederlands)"
_TO_SAY = "(?:zeggen|vragen|stellen|uitleggen|formuleren|verwoorden)"
_TALK = (
    "(?:(?:de|deze|die|het|dit|mijn) )?"
    "(?:analyse|vragen|vraag|vragenlijst|interview|gesprek|lijst|buurtanalyse)"
)

# Polite and hesitating words at the beginning and at the end, which say nothing themselves.
OPENINGS = (
    "nou|nu|oeps|oei|oh|o|ow|sorry|eh|ehm|euh|uh|hm|hmm|nee|neen|wacht|wacht even|momentje|ok|oke|okay"
    "|ja|maar|en|dus|allez|he|hey|zeg|eerst|toch|gewoon|misschien|graag|liever|alsjeblieft"
    "|alstublieft|aub|svp|goed|nog|kunnen we|kan ik|kunt u|kun je|kan je|mag ik|mogen we|wilt u|wil je"
    "|ik wil|we willen|ik wou|ik zou|zou ik|zou u|zou je|laten we|laat ons|zullen we|ik moet|ik ga"
    "|we gaan|ik heb|doe|doe maar|even|nog even|weet je|tja|ik|hallo|hoi|prima|bedankt|dank u"
    "|dank je|voor nu"
)
CLOSINGS = (
    "graag|aub|svp|alsjeblieft|alstublieft|even|eventjes|nu|maar|hoor|dan|bedankt|dank u|dank je"
    "|eens|toch|direct|meteen|dus|ok|oke|he|zeg|kan dat|mag dat|als dat kan|nou|weer|seffens|a u b"
    "|please|voor mij|mij|me|ja|willen|doen"
)

_SAID = "(?:gezegd|ingevuld|geantwoord|verteld|gegeven|ingegeven|aangegeven|gekozen|opgegeven)"
_MACHINE = (
    "(?:robot|bot|mens|computer|machine|ai|chatbot|persoon|echt|echt mens|echte mens|echt persoon"
    "|iemand|programma)"
)

_TEXTS: dict[Command, tuple[str, ...]] = {
    Command.BACK: (
        (
            r"(?:ga |gaan |verder )?(?:(?:een|1) )?(?:(?:vraag|stap|stapje|vraagje|keer|eentje)"
            r" )?terug(?: gaan)?"
        ),
        r"(?:ga )?(?:daarna )?(?:eens )?(?:een |1 )?vraag terug",
        r"(?:ga |gaan )?terug naar (?:de |het |mijn )?vorige?(?: vraag| stap| scherm)?",
        r"(?:ga |gaan )?(?:naar )?(?:de )?vorige(?: vraag| stap)?(?: terug)?",
        r"teruggaan|terugkeren|ga terug|keer terug|back|undo|ongedaan(?: maken)?",
        r"maak ongedaan",
        r"verkeerd(?: getypt| geklikt| ingevuld| gekozen)?|foutje|vergissing|vergist",
        r"fout (?:gekozen|ingevuld|getypt)",
        (
            r"(?:dat|dit) (?:was|is) (?:fout|verkeerd|een foutje|een vergissing|niet "
            r"de bedoeling|niet goed)"
        ),
        r"(?:me |mij )vergist|(?:een )?(?:fout|foutje|vergissing) gemaakt",
    ),
    Command.SKIP: (
        r"(?:sla|slaan) (?:(?:deze|de|die|het|hem) )?(?:vraag )?(?:maar |even |gerust )*over",
        r"(?:(?:deze|die|de) )?(?:vraag )?overslaan|skip(?: deze| die)?(?: vraag)?|skippen",
        r"(?:naar )?(?:de )?volgende(?: vraag)?|geen antwoord(?: op deze vraag| hierop)?",
        r"(?:deze|die) (?:vraag )?(?:niet|wil ik niet|liever niet)(?: beantwoorden| invullen)?",
        (
            r"(?:(?:hier|daar|deze vraag) )?(?:liever )?(?:niet|geen antwoord)(?: op)"
            r"? (?:antwoorden|beantwoorden|geven)"
        ),
    ),
    Command.WHY: (
        r"waarom|hoezo|waarvoor|waartoe|waarom dat|waarom dit|waarom deze vraag",
        r"waarvoor is (?:dat|dit)",
        (
            rf"waarom (?:wilt|wil|moet|moeten|vraagt|vraag|vragen) (?:{_YOU}|{_WE})(?: "
            rf"{_THIS})?(?: nu| allemaal| eigenlijk| toch)*(?: weten| vragen| invullen|"
            r" zeggen| vertellen)?"
        ),
        (
            rf"waarom (?:wilt|wil|vraagt|vraag|vragen) {_YOU} (?:dat|dit|naar|of|per|"
            r"om|welke?|wie|waar) .{2,60}"
        ),
        rf"waarom is {_THIS}(?: zo| eigenlijk| nu)*(?: belangrijk| nodig| relevant| van belang)?",
        rf"waar (?:is|dient) {_THIS}(?: eigenlijk)? (?:goed )?(?:voor|toe)(?: nodig)?",
        rf"waar(?:voor|toe) (?:is|dient|moet) {_THIS}(?: eigenlijk)?(?: nodig)?",
        r"waar gaat (?:dat|dit) heen",
        rf"wat (?:doet|doe|doen) {_YOU} (?:daar|hier)mee",
        r"wat heeft (?:dat|dit) (?:ermee|hiermee) te maken",
        rf"wat is het nut (?:hiervan|daarvan|van {_THIS})|wat maakt (?:dat|dit) uit",
    ),
    Command.CLARIFY: (
        r"(?:he|huh|heh|hu|wablieft?|watblieft|wadde|wat|pardon)(?: (?:he|huh|wablieft?|wat|nou))?",
        r"wat (?:zegt|zeg|vraagt|vraag|zei|zeit) (?:u|je|gij|ge)(?: (?:nu|nou|daar|precies))?",
        (
            r"(?:snap|begrijp|vat|versta|volg)(?: ik)?(?: de vraag| het| hem| dit| dat| deze "
            r"vraag| u| je)?(?: echt| even)? niet(?: goed| helemaal)?"
        ),
        r"(?:de|deze) vraag (?:snap|begrijp|volg) ik niet|snap er (?:niks|niets) van",
        r"(?:dat|dit|het|die|hier|daar) (?:snap|begrijp|begreep|volg) ik (?:echt |even )?niet(?: goed| helemaal)?",
        (
            rf"(?:wat|hoe) (?:bedoelt|bedoel|bedoelde) {_YOU}(?: dat| dit| daar| hier| daarmee| hiermee| mee|"
            r" precies| eigenlijk| nou| nu| met deze vraag| met die vraag)*"
        ),
        r"wat wordt (?:hiermee|daarmee|hier|er) (?:mee )?bedoeld",
        (
            rf"(?:{_CAN} (?:{_YOU} )?)?(?:{_IT} ?)?(?:(?:ook|nog|eens|een keer|even|misschien) )*"
            rf"(?:{_SIMPLER}(?: {_TO_SAY})?|(?:anders|korter|op een andere manier) {_TO_SAY})"
        ),
        (rf"{_CAN} (?:{_YOU} )?{_IT} (?:nog (?:eens|een keer)|opnieuw)(?: \w+)? {_TO_SAY}"),
        r"(?:te|erg|nogal|wel|best)? ?(?:moeilijke?|lastige|ingewikkelde?|vage?|onduidelijke?) (?:vraag|taal|woorden)",
        r"(?:leg|licht) (?:(?:het|dat|dit|de vraag) )?(?:eens |even )?uit",
    ),
    Command.EXAMPLE: (
        r"bijvoorbeeld|bv|bijv|zoals|zoals wat|zoals|concreter|uitleg",
        (
            rf"(?:(?:heeft|heb|hebt) {_YOU} |geef |geef eens |noem |toon )?(?:(?:daarvan|"
            r"hiervan) )?(?:een |n )?voorbeeld(?:je|en)?(?: daarvan| hiervan| geven|"
            r" noemen)?"
        ),
        rf"(?:heeft|heb|hebt) {_YOU} (?:daar|hier) een voorbeeld(?:je)? van",
        r"(?:kan|kun je|kunt u)? ?(?:het|dit|dat)? ?(?:iets |wat )?concreter(?: maken)?",
        r"maak (?:het|dat|dit) (?:eens )?concreet",
    ),
    Command.REPEAT: (
        r"herhaal(?: dat| het)?(?: nog eens)?(?: de vraag| je vraag| uw vraag| deze vraag)?",
        r"herhalen|nogmaals|nog(?: een| n)? keer|nog eens",
        (
            r"(?:de )?vraag (?:nog een keer|herhalen|opnieuw|nogmaals|nog eens|weer)"
            r"(?: stellen| zien)?"
        ),
        r"wat was (?:de|je|uw) vraag(?: ook al ?weer| alweer| nu| nog)*|welke vraag was het",
        rf"wat (?:vroeg|zei|vroegt) {_YOU}(?: net| nu| ook al ?weer| daarnet)*",
        (
            r"(?:stel|toon|geef|laat)(?: me| mij)? (?:de|die|je|uw) vraag (?:nog een "
            r"keer|opnieuw|nogmaals|nog eens|weer)(?: zien)?"
        ),
        r"de vraag (?:is )?kwijt|ben (?:de vraag|het) kwijt|vraag vergeten|de vraag vergeten",
    ),
    Command.PROGRESS: (
        rf"hoe ?ver (?:zijn|ben|zitten) {_WE}{_SO_FAR}|voortgang|hoe ?ver|hoeveel nog",
        r"hoelang nog",
        (
            r"hoe ?veel (?:vragen )?(?:nog|zijn er nog|komen er nog|heeft u nog|heb "
            rf"je nog|moeten? {_WE} nog|krijg ik nog|volgen er nog)(?: te gaan)?(?: vragen)"
            r"?"
        ),
        (
            r"hoe ?veel vragen (?:zijn er|zijn het|komen er|heeft het)(?: nog| in totaal|"
            r" eigenlijk)*"
        ),
        r"nog hoeveel vragen",
        r"hoe ?lang (?:duurt|gaat)(?: (?:het|dit))?(?: allemaal| nog| eigenlijk| duren)*",
        r"duurt (?:het|dit) (?:nog )?(?:lang|langer)",
        rf"zijn {_WE} (?:al )?(?:bijna )?(?:halverwege|klaar)|halverwege",
        rf"zijn {_WE} er(?: al| bijna| nu)*|bij welke vraag (?:zijn|ben|zitten) {_WE}(?: nu)?",
        rf"waar (?:zijn|zitten|ben) {_WE}(?: nu)?",
        r"(?:de )?hoeveelste vraag is (?:dit|het)",
    ),
    Command.SUMMARY: (
        (
            r"(?:een )?(?:samenvatting|overzicht|tussenstand)(?: geven| zien| tonen)"
            rf"?(?: van (?:mijn|de|onze) antwoorden)?{_SO_FAR}"
        ),
        (
            r"(?:toon|geef|laat|zie)(?: me| mij)?(?: eens| even)*(?: zien)?(?: een| "
            r"de| het)? ?(?:overzicht|samenvatting|tussenstand)(?: zien)?(?: van .{1,30})"
            rf"?{_SO_FAR}"
        ),
        (
            r"(?:toon|laat|zie|bekijk)(?: me| mij)?(?: eens| even)*(?: zien)? (?:wat "
            rf"{_WE}|mijn antwoorden)(?: tot nu toe| al| allemaal| tot nog toe| tot dusver|"
            rf" heb| hebben| {_SAID})*(?: zien)?"
        ),
        rf"wat (?:heb|hebben) {_WE}{_SO_FAR}(?: {_SAID})?{_SO_FAR}",
        rf"wat {_WE}{_SO_FAR} (?:heb|hebben) {_SAID}",
        rf"mijn antwoorden(?: zien| tonen| bekijken| teruglezen| nalezen)?{_SO_FAR}",
        r"vat (?:het |alles |dit )?(?:nu |maar |even |eens )*samen",
    ),
    Command.PAUSE: (
        r"pauze|pauzeren|pauzeer|pauze nemen|een pauze|stop voor (?:vandaag|nu)",
        r"stoppen voor (?:vandaag|nu)",
        (
            r"(?:moet )?(?:er |nu |zo |helaas |echt |dringend )*(?:weg|vandoor|gaan|"
            r"ophangen|onderbreken|ervandoor)"
        ),
        (
            r"(?:moet )?(?:nu |zo |helaas |echt |even )*naar (?:een |mijn |het |de )?(?:overleg|"
            r"vergadering|afspraak|huis|meeting)"
        ),
        (
            r"(?:morgen|later|straks|volgende week|vanmiddag|een andere keer|strakjes)"
            r"(?: pas| weer| nog)* (?:verder(?: gaan)?|verdergaan|afmaken|door(?:gaan)"
            r"?)"
        ),
        (
            r"(?:verder|ga verder|we gaan verder) (?:morgen|later|straks|volgende week|"
            r"vanmiddag|een andere keer)"
        ),
        (
            r"(?:ga|gaan we|ga ik|we) (?:morgen|later|straks|volgende week|vanmiddag|"
            r"een andere keer) (?:wel |weer )*(?:verder|door)"
        ),
        (
            r"(?:opslaan|bewaren|bewaar|sla op|sla (?:dit|het|alles) op)(?: dit| het|"
            r" alles| mijn antwoorden)?(?: en .{0,30}(?:later|straks|morgen|stoppen)"
            r".{0,20})?"
        ),
        r"(?:heb )?(?:nu |even )*geen tijd(?: meer)?(?: nu)?",
        r"kom (?:hier |er )?(?:later|straks|morgen) (?:op )?terug",
        r"tot hier voor (?:vandaag|nu)",
        (
            r"(?:kan ik |mag ik )?(?:dit |het )?(?:later|straks|morgen) (?:verder|afmaken|"
            r"verder afmaken|verder invullen|verdergaan)"
        ),
    ),
    Command.RESUME: (
        r"verder|verder gaan|verdergaan|ga (?:maar )?verder|door|doorgaan|ga (?:maar )?door",
        r"vervolg(?:en)?|hervat(?:ten)?|hervat .{1,25}",
        (
            r"(?:verder|doorgaan|verdergaan|ga verder|ga door|verder gaan|vervolgen|"
            r"hervatten) met (?:de |mijn |onze )?(?:vorige |eerdere |oude )?(?:analyse|"
            r"vragen|vragenlijst|buurtanalyse|interview)"
        ),
        r"waar waren we(?: gebleven| ook alweer)?|ben er weer|weer terug en verder",
        r"we kunnen (?:weer )?verder",
    ),
    Command.STOP: (
        r"stop|stoppen|stop er(?: nu)? mee|er mee stoppen|ermee stoppen|ophouden",
        rf"(?:stop|stoppen) met {_TALK}|stop {_TALK}",
        rf"{_TALK} (?:stoppen|stopzetten|afbreken|beeindigen|annuleren)|hier stoppen",
        r"(?:kap|hou|houd|schei)(?: er| hier)?(?: nu| maar)* ?(?:mee op|mee|uit|ermee op)",
        r"annuleer|annuleren|cancel|afbreken|breek (?:het |dit )?af|quit|exit",
        rf"(?:wil |ga )?niet (?:meer )?(?:verder|doorgaan|door|verdergaan)(?: met {_TALK})?",
        rf"beeindig {_TALK}|beeindigen|ik stop er ?mee|stop er ?mee",
        r"wil (?:hier|er) ?mee stoppen|wil stoppen",
    ),
    Command.RESTART: (
        r"opnieuw|overnieuw|herstart|herstarten|reset|restart|opnieuw (?:beginnen|starten)",
        r"(?:begin|start|beginnen|starten)(?: weer| maar| helemaal)* (?:opnieuw|overnieuw)",
        (
            r"(?:helemaal )?(?:opnieuw|overnieuw|van voren af aan|vanaf het begin|van "
            r"het begin af aan|van het begin|van vooraf aan)(?: af aan)?(?: beginnen|"
            r" starten)?"
        ),
        (
            r"(?:begin|start|beginnen) (?:van voren af aan|vanaf het begin|van het begin|"
            r"bij het begin)(?: af aan)?"
        ),
        r"(?:terug )?naar (?:het begin|af|de eerste vraag|de start)",
        (
            r"(?:wis|gooi|verwijder) (?:alles|mijn antwoorden)(?: weg)?(?: en (?:begin|"
            r"start) opnieuw)?"
        ),
    ),
    Command.FINISH: (
        r"(?:rond|maak)(?: het| dit| de analyse| hem)?(?: maar| nu)* af|afronden",
        r"(?:de )?analyse afronden|klaar|ben klaar|we zijn klaar|eindig|afsluiten",
        (
            r"(?:maak|geef|toon)(?: me| mij)?(?: nu| maar)*(?: het| mijn| een)? (?:rapport|"
            r"verslag|eindrapport)(?: op| maar op)?"
        ),
        r"naar het rapport",
        r"(?:rond|sluit) (?:de|deze|mijn) analyse af|afronden en (?:rapport|advies).{0,12}",
    ),
    Command.ADVICE: (
        r"advies",
        rf"(?:heeft|heb|hebt) {_YOU}(?: nu| al| misschien)*(?: een| wat)? advies(?: voor (?:mij|me|ons))?",
        (
            r"(?:het |uw |je |jouw |een )?(?:voorlopige? )?advies(?: zien| geven| tot "
            r"nu toe| tonen)*"
        ),
        (
            r"(?:geef|toon|laat)(?: me| mij)?(?: nu| eens| al)*(?: het| je| uw| jouw|"
            rf" een)?(?: voorlopige?)? advies(?: zien)?{_SO_FAR}"
        ),
        (
            r"wat (?:is|wordt) (?:uw|je|jouw|het|nu uw|nu je|nu het) (?:voorlopige )"
            rf"?advies{_SO_FAR}"
        ),
        rf"wat (?:adviseert|adviseer|raadt|raad) {_YOU}(?: mij| me| ons)?(?: aan)?{_SO_FAR}",
        rf"wat komt er ?uit{_SO_FAR}",
    ),
    Command.START: (
        r"start|starten|begin|beginnen",
        rf"(?:start|begin|starten|beginnen)(?: maar| met)* (?:een |nieuwe |een nieuwe )?{_TALK}",
        (
            r"(?:een )?(?:nieuwe )?(?:buurt|wijk)?analyse(?: maken| doen| starten| beginnen|"
            r" uitvoeren)?(?: van (?:mijn|onze|een) (?:buurt|wijk|dorp|straat))?"
        ),
    ),
    Command.HELP: (
        r"help|hulp|menu|mogelijkheden|commando ?s",
        r"wat kan ik(?: hier)?(?: allemaal)?(?: doen| zeggen| vragen| typen)?",
        rf"wat (?:doet|doe) {_YOU}(?: hier| allemaal| eigenlijk| precies| zoal)*",
        rf"wat (?:kunt|kan|kun) {_YOU}(?: allemaal| eigenlijk)*(?: doen)?(?: voor mij)?",
        r"hoe werkt (?:dit|het|dat|deze bot|buurtbrug)(?: eigenlijk| precies)?",
        r"wat moet ik(?: hier| nu)? doen",
        rf"welke (?:opdrachten|commando s|vragen) (?:begrijp|begrijpt|kent|ken|snapt|snap) {_YOU}",
    ),
    Command.PRIVACY: (
        r"privacy|avg",
        rf"hoe ?lang (?:bewaart|bewaar|bewaren) {_YOU} (?:mijn|onze|de|deze|dit|dat|het)(?: \w+)?",
        (
            rf"wat (?:bewaart|bewaar|onthoudt|onthoud) {_YOU}(?: allemaal| van mij| eigenlijk|"
            r" over mij)*"
        ),
        rf"wat sla(?:at)? {_YOU}(?: allemaal| eigenlijk)* op",
        (
            r"wie (?:leest|kijkt)(?: er| dit| hier| mijn antwoorden| hiermee)?(?: allemaal)"
            r"?(?: mee)?"
        ),
        (
            r"wie (?:kan|kunnen) (?:dit|mijn antwoorden|er|dat|hier)(?: allemaal)?(?: "
            r"mee)? ?(?:lezen|zien|meelezen|inzien|bij)"
        ),
        r"(?:is|blijft) (?:dit|het|dat|alles) (?:wel )?(?:veilig|anoniem|vertrouwelijk|prive)",
        r"wat gebeurt er met (?:mijn|onze|de|deze) (?:antwoorden|gegevens|informatie|data)",
        r"waar (?:blijven|gaan) mijn (?:antwoorden|gegevens)(?: heen| naartoe)?",
        (
            r"worden? (?:mijn|deze|onze|dit)(?: antwoorden| gegevens)? (?:bewaard|opgeslagen|"
            r"gedeeld)"
        ),
        r"waar wordt (?:dit|het|dat) opgeslagen",
    ),
    Command.GREETING: (
        (
            r"(?:hallo|hoi|hey|hai|hi|heej|goede ?morgen|goede ?middag|goeden? ?avond|"
            r"goeie ?morgen|goeie ?middag|goeien? ?avond|goeien? ?dag|goede ?dag|moin|"
            r"hallootjes|hoihoi)(?: daar| buurtbrug| allemaal| samen)?"
        ),
    ),
    Command.THANKS: (
        (
            r"(?:heel erg |hartelijk |super |erg |alvast |hartstikke )*(?:bedankt|dank|"
            r"dank u|dank u wel|dank je|dank je wel|dankjewel|dankuwel|dankje|merci|"
            r"thanks|thx|tof|super|top bedankt)(?: he| hoor| wel)?(?: voor .{2,40})?"
        ),
    ),
    Command.GOODBYE: (
        r"doei+|tot ziens|tot later|tot straks|tot de volgende(?: keer)?",
        r"(?:een )?(?:fijne|prettige|goede) (?:dag|avond|middag|weekend)(?: nog)?|houdoe",
        r"ciao|tot morgen|later|doeg|adieu|ajuus",
    ),
    Command.ROBOT: (
        (
            rf"(?:ben|bent|zijt) {_YOU}(?: nu| soms| wel| eigenlijk| gewoon)*(?: een|"
            rf" echt een| n)? {_MACHINE}(?: of een {_MACHINE})?"
        ),
        (
            r"(?:praat|spreek|chat|typ) ik(?: hier| nu| eigenlijk)*(?: met)? (?:een "
            rf")?(?:echt |echte )?{_MACHINE}(?: of (?:met )?een {_MACHINE})?"
        ),
        rf"is (?:dit|het|dat) (?:een )?(?:echte? )?{_MACHINE}",
        rf"wie (?:ben|bent) {_YOU}(?: eigenlijk)?|wie heeft {_YOU} gemaakt",
        rf"(?:ben|bent) {_YOU} chat ?gpt|chatgpt",
    ),
    Command.FRUSTRATION: (
        (
            r"wat een (?:onzin|gedoe|flauwekul|ellende|rotvragen|waardeloze .{2,20}|"
            r"stomme .{2,20}|domme .{2,20})"
        ),
        r"onzin|flauwekul|waardeloos",
        (
            r"(?:dit|dat|het) (?:slaat nergens op|werkt niet|is onzin|is waardeloos|"
            r"heeft geen zin|is stom|schiet niet op|is belachelijk)"
        ),
        r"slaat nergens op",
        r"schiet(?: eens| nou)* op|rot op|hou je mond|domme (?:bot|computer|robot)",
        r"stomme (?:bot|computer|robot|vragen|vraag)",
    ),
}

PATTERNS: tuple[tuple[Command, re.Pattern[str]], ...] = tuple(
    (command, re.compile("|".join(f"(?:{text})" for text in texts)))
    for command, texts in _TEXTS.items()
)
