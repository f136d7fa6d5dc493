// Every Dutch text of the analysis page that does not come from the API. B1, "u", short sentences.

const DAY = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long" });

export const day = (iso) => DAY.format(new Date(iso));
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const small = (text) => text.charAt(0).toLowerCase() + text.slice(1);

export const TEXTS = {
  brand: "Buurtbrug",
  toChat: "Naar het gesprek",
  toDossier: "Naar de analyse in uw overzicht",
  loading: "Uw analyse wordt opgehaald …",
  waiting: "Er is even geen verbinding. Deze bladzijde probeert het vanzelf opnieuw. Uw antwoorden zijn veilig.",
  waitingLong: (detail) => `${detail} Deze bladzijde probeert het vanzelf opnieuw.`,
  busy: "Buurtbrug is even weg.",
  updated: "De analyse is bijgewerkt.",
  onThisPage: "Op deze bladzijde",
  documentTitle: (title, isFinished) => `${title}${isFinished ? "" : " (nog niet af)"} – Buurtbrug`,

  // head
  finished: "Afgerond",
  unfinished: "Nog niet af",
  finishedOn: (when) => `op ${when}`,
  howFar: (step, steps, answered, total) => `Stap ${step} van ${steps}, ${answered} van ${total} vragen gehad`,
  allAsked: "Alle vragen zijn gesteld",
  changedOn: (far, when) => `${far}. Laatst veranderd op ${when}.`,
  readOnly: "U bent na deze analyse een nieuwe begonnen. Deze kunt u nog bekijken, niet meer veranderen.",
  goOn: "Verder met de vragen",
  print: "Afdrukken",
  download: "Gegevens opslaan (JSON)",
  saved: "Het bestand met de gegevens is opgehaald.",
  report: "Rapport",
  reportForms: { pdf: "PDF", docx: "Word", odt: "LibreOffice", html: "Webpagina" },
  reportAs: "Rapport als ",
  reportMaking: "Het rapport wordt gemaakt …",
  reportReady: "Het rapport is klaar. Kijk bij uw downloads, of in het nieuwe tabblad.",
  reportFailed: "Het rapport ophalen lukt nu niet. Probeer het zo nog eens.",

  // parts
  pictures: "Het beeld",
  outcome: (isFinished) => (isFinished ? "Uitkomst" : "Uitkomst tot nu toe"),
  tools: "Hulpmiddelen die de bron noemt:",
  practice: "Dit is een oefening. Zij gaat niet over een echte buurt en staat los van uw eigen analyses.",
  worked: "De uitwerking: ",
  advice: (isFinished) => (isFinished ? "Advies" : "Voorlopig advies"),
  answers: "Uw antwoorden",
  sources: "Bronnen",
  inWords: "In woorden",
  footer: (version) =>
    `Gemaakt met Buurtbrug, kennis van ${version}. Het advies is een begin voor een gesprek met collega's en bewoners.`,

  // advice
  tooEarly: "Voor een advies is nog te weinig bekend. Na stap 2 leest u hier een voorlopig advies.",
  fits: "Dit past bij wat u vertelde. Wat het best past, staat voorop.",
  fitsSoFar: "Dit past bij wat u tot nu toe vertelde. Het kan nog veranderen.",
  attention: (title) => `Let op: ${small(title)}`,
  kinds: {
    richtingen: ["Richtingen", "Een richting zegt waarop u zich richt."],
    interventies: ["Aanpakken", "Een aanpak zegt wat u kunt doen."],
    doelgroepen: ["Doelgroepen", "Op wie u zich het best kunt richten."],
  },
  more: (count) => `Nog ${count} die minder goed ${count === 1 ? "past" : "passen"}`,
  yourChoice: "Uw keuze",
  why: "Waarom dit past",
  reasons: "Redenen",
  restsOn: (answers) => `Komt door uw antwoord: ${answers}.`,
  source: (source, section) => `Bron: ${source}, ${section}.`,
  partsThatFit: "Onderdelen die passen",
  asksOfYou: "Wat dit van u vraagt",
  ladder: "Bindingsladder: ",
  doesItWork: "Werkt het? ",

  // what an adviser adds
  heed: "Waar u op kunt letten",
  findings: {
    tegenspraak: "Wat nog niet bij elkaar past",
    "let-op": "Let op bij uw keuze",
    onbekend: "Wat het advies nog kan veranderen",
  },
  spots: "Witte vlekken",
  spotsLead: "Wat er nu gebeurt aan de problemen die u noemde, en wat erbij kan.",
  spotsHead: ["Probleem", "Nu", "Wie dat doet", "Wat erbij kan"],
  doneNow: { voldoende: "Voldoende", deels: "Deels", niet: "Nog niet", onbekend: "Onbekend" },
  nobodyNamed: (nu) => (nu === "niet" ? "Niemand" : "Nog niet genoemd"),
  nothingNew: "Er is niets extra nodig.",

  agreements: "Afspraken",
  agreementsHead: ["Aanpak", "Wie", "Wanneer"],
  open: "Nog open",
  versions: "Versies",
  version: (number, when) => `Versie ${number}, ${when}`,
  firstVersion: "De eerste keer dat deze analyse is afgerond.",
  sameVersion: "Niets dat opvalt.",
  changedAnswer: (what, was, now) => `${what}: eerst ${was || "geen antwoord"}, nu ${now || "geen antwoord"}.`,

  // answers
  step: (number, title) => `Stap ${number}: ${small(title)}`,
  stepDone: "klaar",
  stepOpen: (answered, total) => `${answered} van ${total} vragen gehad`,
  without: { open: "Nog niet gevraagd", overgeslagen: "Overgeslagen", "weet-niet": "Weet ik niet" },
  proposed: "Voorgesteld door Buurtbrug",
  said: "U schreef:",
  change: "Verander",
  changeWhat: (what) => ` uw antwoord over ${what}`,
  usedParts: "Gebruikte delen",
  of: (what) => ` van ${what}`,
  about: (what) => `: ${what}`,

  // what went wrong
  wrong: {
    401: ["U heeft deze analyse hier niet open", "Open eerst het gesprek waar de analyse bij hoort. Was dat op een ander apparaat? Gebruik dan de persoonlijke link van dat gesprek."],
    404: ["Deze analyse is niet gevonden", "Misschien hoort ze bij een ander gesprek. Open het gesprek waar de analyse bij hoort, of gebruik de persoonlijke link van dat gesprek."],
  },
  failed: ["Het ophalen lukt nu niet", "Dat ligt aan ons. Probeer het zo nog eens. Uw antwoorden zijn veilig."],
  tryAgain: "Probeer opnieuw",
};
