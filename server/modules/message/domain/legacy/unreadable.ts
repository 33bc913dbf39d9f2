import type { Unreadable } from '../unreadable.ts'
import type { OlderRefused } from './older-message.ts'

/** Why a message of the older formats cannot be read, beside what can be wrong with any message. */
type OwnCode = Extract<OlderRefused['code'], `edifact-${string}` | `message-with${string}`>

const broken = (da: string, en: string): Unreadable => ({ status: 400, type: 'structure', text: { da, en } })

/** Each fault of the syntax has words of its own, so that the sender can find it (ISO 9735). */
export const olderUnreadable: Readonly<Record<OwnCode, Unreadable>> = {
  'edifact-service-string': broken(
    'UNA-segmentets skilletegn kan ikke bruges.',
    'The separators of the UNA segment cannot be used.',
  ),
  'edifact-characters': broken(
    'Meddelelsen indeholder styretegn, der ikke hører til i ISO 8859-1 (UNOC).',
    'The message holds control characters that do not belong in ISO 8859-1 (UNOC).',
  ),
  'edifact-not-latin': broken(
    'Meddelelsen er skrevet i UTF-8, men skal være ISO 8859-1 (UNOC).',
    'The message is written in UTF-8, but must be ISO 8859-1 (UNOC).',
  ),
  'edifact-segment-broken': broken('Et segment har intet gyldigt navn.', 'A segment has no valid name.'),
  'edifact-segment-unended': broken(
    'Det sidste segment er ikke afsluttet: meddelelsen er kortet af.',
    'The last segment is not ended: the message has been cut short.',
  ),
  'edifact-too-many-segments': broken(
    'Meddelelsen har flere segmenter, end der tages imod.',
    'The message has more segments than are taken in.',
  ),
  'edifact-charset-unknown': broken(
    'Tegnsættet i UNB kendes ikke. Brug UNOC.',
    'The character set in UNB is not known. Use UNOC.',
  ),
  'edifact-unb-missing': broken('UNB-segmentet mangler.', 'The UNB segment is missing.'),
  'edifact-unb-incomplete': broken(
    'UNB-segmentet mangler afsender, modtager, tidspunkt eller konvolutnummer.',
    'The UNB segment lacks sender, receiver, time or envelope number.',
  ),
  'edifact-unb-repeated': broken(
    'Der står et UNB-segment mere, før konvolutten er afsluttet.',
    'There is another UNB segment before the envelope ends.',
  ),
  'edifact-interchange-repeated': broken(
    'Der står mere efter UNZ-segmentet. Send én konvolut ad gangen.',
    'Something stands after the UNZ segment. Send one envelope at a time.',
  ),
  'edifact-unh-missing': broken(
    'Et brev begynder uden UNH-segment.',
    'A letter begins without a UNH segment.',
  ),
  'edifact-unh-incomplete': broken(
    'UNH-segmentet mangler brevnummer, brevtype eller version.',
    'The UNH segment lacks letter number, type or version.',
  ),
  'edifact-unt-missing': broken('Et brev ender uden UNT-segment.', 'A letter ends without a UNT segment.'),
  'edifact-unt-incomplete': broken(
    'UNT-segmentet mangler antal segmenter eller brevnummer.',
    'The UNT segment lacks the count of segments or the letter number.',
  ),
  'edifact-unt-count': broken(
    'UNT-segmentet tæller et andet antal segmenter, end brevet har.',
    'The UNT segment counts another number of segments than the letter has.',
  ),
  'edifact-unt-reference': broken(
    'Brevnummeret i UNT er et andet end i UNH.',
    'The letter number in UNT is not that of UNH.',
  ),
  'edifact-unz-missing': broken(
    'UNZ-segmentet mangler: konvolutten er ikke afsluttet.',
    'The UNZ segment is missing: the envelope does not end.',
  ),
  'edifact-unz-incomplete': broken(
    'UNZ-segmentet mangler antal breve eller konvolutnummer.',
    'The UNZ segment lacks the count of letters or the envelope number.',
  ),
  'edifact-unz-count': broken(
    'UNZ-segmentet tæller et andet antal breve, end konvolutten har.',
    'The UNZ segment counts another number of letters than the envelope has.',
  ),
  'edifact-unz-reference': broken(
    'Kuvertnummeret i UNZ er et andet end i UNB.',
    'The envelope number in UNZ is not that of UNB.',
  ),
  'message-without-letters': broken(
    'Kuverten er tom eller mangler sit hoved (Envelope).',
    'The envelope is empty or lacks its head (Envelope).',
  ),
  'message-with-too-many-letters': broken(
    'Kuverten har flere breve, end der tages imod.',
    'The envelope holds more letters than are taken in.',
  ),
}
