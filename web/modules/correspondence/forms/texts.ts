import { texts } from '../../../ui/text.tsx'

/** Writing: a new letter, a reply, a forwarding. */
export const writeTexts = texts({
  newTitle: { da: 'Nyt brev', en: 'New letter' },
  replyTo: { da: 'Svar til {unit}', en: 'Reply to {unit}' },
  replyFollow: { da: 'Skriv igen til {unit}', en: 'Write again to {unit}' },
  onlyLatestAbout: { da: 'hvad du kan svare på', en: 'what you can answer' },
  onlyLatest: {
    da: 'Kun det nyeste brev i en tråd kan besvares. Vil du svare på et ældre, så skriv et nyt brev.',
    en: 'Only the latest letter of a thread can be answered. To answer an older one, write a new letter.',
  },
  text: { da: 'Tekst', en: 'Text' },
  textHint: {
    da: 'Skriv kort og klart. Borgeren kan læse med.',
    en: 'Write short and plain. The citizen can read it too.',
  },
  textMissing: { da: 'Skriv, hvad brevet skal sige.', en: 'Write what the letter is to say.' },
  send: { da: 'Send', en: 'Send' },
  sendTo: { da: 'Send til {unit}', en: 'Send to {unit}' },
  sendReply: { da: 'Send svar', en: 'Send the reply' },
  sent: { da: 'Brevet er sendt', en: 'The letter was sent' },
  waitsForFiles: { da: 'En fil er ikke klar endnu.', en: 'A file is not ready yet.' },
  fileFault: {
    da: 'En fil kunne ikke vedhæftes. Fjern den, eller prøv igen.',
    en: 'A file could not be attached. Take it out, or try again.',
  },
  discard: { da: 'Kassér kladden', en: 'Throw the draft away' },
  discarded: { da: 'Kladden er kasseret', en: 'The draft was thrown away' },
  keepAndClose: { da: 'Luk, og gem kladden', en: 'Close and keep the draft' },
  stillThere: { da: 'Din kladde er hentet frem.', en: 'Your draft is here again.' },

  receiver: { da: 'Modtager', en: 'Receiver' },
  receiverHint: {
    da: 'Vælg en af dem, der har med borgeren at gøre, eller søg efter en anden.',
    en: 'Choose one of those involved with the citizen, or search for another.',
  },
  receiverMissing: { da: 'Vælg, hvem brevet skal til.', en: 'Choose who the letter is for.' },
  search: { da: 'Søg på navn eller SOR-nummer', en: 'Search by name or SOR code' },
  noneFits: { da: 'Ingen enhed passer. Prøv et andet navn.', en: 'No unit fits. Try another name.' },
  noneSuggested: {
    da: 'Vi kender ingen, der har med borgeren at gøre. Søg efter modtageren.',
    en: 'We know of nobody involved with the citizen. Search for the receiver.',
  },
  ownDoctor: { da: 'Egen læge', en: 'Own doctor' },
  homeNursing: { da: 'Har hjemmesygeplejen', en: 'Has the home nursing' },
  stay: { da: 'Har borgeren indlagt', en: 'Has the citizen admitted' },
  wroteBefore: { da: 'Har skrevet sammen med jer', en: 'Has written with you' },
  wayOutside: { da: 'sendes ud af Sammenhæng', en: 'is sent outside Sammenhæng' },
  wayNone: {
    da: 'Kan ikke modtage korrespondance. Ring i stedet.',
    en: 'Cannot receive correspondence. Phone.',
  },
  mayNotBeTold: {
    da: 'I kan ikke skrive hertil om borgeren nu. Samtykke kan åbne for det.',
    en: 'You cannot write here about the citizen now. Consent can open for it.',
  },
  change: { da: 'Vælg en anden', en: 'Choose another' },
  notAcute: { da: 'Ikke til akutte forhold: ring', en: 'Not for acute matters: phone' },
  notAcuteCall: {
    da: 'Ikke til akutte forhold. Haster det, så ring:',
    en: 'Not for acute matters. If urgent, phone:',
  },

  phoneInstead: { da: 'Ring til {who}:', en: 'Phone {who}:' },
  noPhoneKnown: {
    da: 'Vi kender intet nummer til dem. Spørg på deres hovednummer, eller skriv til en, der har med borgeren at gøre.',
    en: 'We know no number of theirs. Ask at their main number, or write to somebody involved with the citizen.',
  },

  category: { da: 'Hvad handler det om?', en: 'What is it about?' },
  chooseCategory: { da: 'Vælg …', en: 'Choose …' },
  categoryMissing: { da: 'Vælg, hvad brevet handler om.', en: 'Choose what the letter is about.' },
  topic: { da: 'Emne', en: 'Topic' },
  topicMissing: {
    da: 'Skriv et emne, når det handler om andet.',
    en: 'Write a topic when it is about other.',
  },
  priority: { da: 'Hvor hurtigt?', en: 'How soon?' },
  phone: { da: 'Telefon, de kan ringe på', en: 'Phone where they can reach you' },
  phoneHint: { da: 'Uden et nummer her bruges enhedens.', en: 'Without one, that of the unit is used.' },
  phoneWrong: {
    da: 'Skriv telefonnummeret med cifre, for eksempel 38 68 38 68.',
    en: 'Write the number in digits.',
  },
  morePhone: { da: 'Telefon og svarfrist', en: 'Phone and answer time' },

  wantAnswer: { da: 'Bed om svar', en: 'Ask for an answer' },
  bySetting: { da: 'Inden for den tid, der er aftalt med dem', en: 'Within the time agreed with them' },
  bySettingAt: { da: 'Som aftalt med dem: {when}', en: 'As agreed with them: {when}' },
  byTime: { da: 'Inden et bestemt tidspunkt', en: 'By a certain time' },
  answerBy: { da: 'Svar senest', en: 'Answer by' },
  answerByMissing: {
    da: 'Vælg dag og klokkeslæt, eller den aftalte tid.',
    en: 'Choose day and time, or the agreed one.',
  },
  wantTitle: { da: 'Hvornår skal der svares?', en: 'When is it to be answered?' },
  wantSave: { da: 'Sæt fristen', en: 'Set the deadline' },
  wantSaved: { da: 'Fristen er sat', en: 'The deadline is set' },

  attach: { da: 'Vedhæft', en: 'Attach' },
  attachHint: {
    da: 'PDF eller billede. Du kan også trække filer hertil eller sætte et billede ind.',
    en: 'PDF or picture. You can also drag files here or paste a picture.',
  },
  attached: { da: 'Vedhæftede filer', en: 'Attached files' },
  dropHere: { da: 'Slip filerne her', en: 'Drop the files here' },
  uploading: { da: '{percent} % sendt', en: '{percent} % sent' },
  checking: { da: 'Undersøges …', en: 'Being checked …' },
  ready: { da: 'Klar', en: 'Ready' },
  cleaned: {
    da: 'Klar. Sted og kamera er fjernet fra billedet.',
    en: 'Ready. Place and camera were removed.',
  },
  cleanedPdf: {
    da: 'Klar. Forfatter og program er fjernet.',
    en: 'Ready. Author and program were removed.',
  },
  signedPdf: {
    da: 'Klar. Den er digitalt underskrevet og sendes uændret, også navne i filen.',
    en: 'Ready. It is digitally signed and sent unchanged, names in the file included.',
  },
  keptPdf: {
    da: 'Klar. Forfatterens navn kan stå i filen.',
    en: 'Ready. The author’s name may stand in the file.',
  },
  takeOut: { da: 'Fjern {title}', en: 'Take {title} out' },
  tryAgain: { da: 'Prøv {title} igen', en: 'Try {title} again' },
  fileTitle: { da: 'Titel på {title}', en: 'Title of {title}' },
  typeRefused: {
    da: 'Kun PDF og billeder kan sendes. Gem filen som PDF, og vedhæft den igen.',
    en: 'Only PDF and pictures can be sent. Save the file as PDF and attach it again.',
  },
  tooLarge: {
    da: 'Filen er over {mb} MB. Gør den mindre.',
    en: 'The file is above {mb} MB. Make it smaller.',
  },
  tooMany: { da: 'Højst {n} filer i et brev.', en: 'At most {n} files in a letter.' },

  reason: { da: 'Hvorfor har du brug for at læse det nu?', en: 'Why do you need to read it now?' },
  reasonHint: {
    da: 'Tråden hører til psykiatrien. Din begrundelse bliver skrevet ned, og borgeren kan se den.',
    en: 'The thread belongs to psychiatry. Your reason is recorded, and the citizen can see it.',
  },
  reasonMissing: { da: 'Skriv en begrundelse.', en: 'Write a reason.' },
  writeReason: { da: 'Hvorfor skriver du om det nu?', en: 'Why do you write about it now?' },
  writeReasonHint: {
    da: 'Skal stå, når du ikke selv arbejder i psykiatrien. Den bliver skrevet ned, og borgeren kan se den.',
    en: 'Needed when you do not work in psychiatry yourself. It is recorded, and the citizen can see it.',
  },
  openWithReason: { da: 'Åbn med begrundelse', en: 'Open with a reason' },

  forwardTitle: { da: 'Videresend', en: 'Forward' },
  forwardWhat: { da: 'Hvad skal med?', en: 'What is to go along?' },
  wholeThread: { da: 'Hele tråden', en: 'The whole thread' },
  chosenLetters: { da: 'Nogle af brevene', en: 'Some of the letters' },
  lettersChosen: { da: 'Breve, der skal med', en: 'Letters to go along' },
  filesGoAlong: {
    da: 'Filer følger det brev, de kom med. Et svar kommer til jer, og den gamle tråd består.',
    en: 'Files go with the letter they came in. An answer comes to you, and the old thread lives on.',
  },
  lettersMissing: { da: 'Vælg mindst ét brev.', en: 'Choose at least one letter.' },
  forwardSend: { da: 'Videresend til {unit}', en: 'Forward to {unit}' },
  forwardSendNobody: { da: 'Videresend', en: 'Forward' },
  forwarded: { da: 'Tråden er sendt videre', en: 'The thread was sent on' },
})
