import { refusalReasons } from '../codes.ts'
import type { OlderReceipt, ReceiptRefusal } from '../facts.ts'
import {
  always,
  code,
  type Field,
  id,
  inline,
  lines,
  many,
  mapped,
  maybe,
  one,
  record,
  text,
  version,
} from './codec.ts'

type Body = Omit<OlderReceipt, 'kind' | 'envelope' | 'outcome'>
type Original = OlderReceipt['original']

const mailbox = (name: string): Field<string> =>
  mapped(one(name, record<{ gln: string }>({ gln: one('EANIdentifier', text(35)) })), {
    of: ({ gln }) => gln,
    back: (gln) => ({ gln }),
  })

const refusal = inline<ReceiptRefusal>({
  reason: maybe('RefuseCode', code(refusalReasons)),
  text: maybe('RefuseText', lines),
})

function receipt(versionCode: string, statistics: string, isNegative: boolean) {
  return record<Body>({
    letterId: mapped(
      one(
        'Letter',
        record<{ letterId: string; version: string }>({
          letterId: one('Identifier', id(14)),
          version: one('VersionCode', version([versionCode])),
          _statistics: always('StatisticalCode', statistics),
        }),
      ),
      { of: ({ letterId }) => letterId, back: (letterId) => ({ letterId, version: versionCode.slice(1) }) },
    ),
    sender: mapped(mailbox('Sender'), { of: (gln) => ({ gln }), back: ({ gln }) => gln }),
    receiver: mapped(mailbox('Receiver'), { of: (gln) => ({ gln }), back: ({ gln }) => gln }),
    original: one(
      'OriginalEmessage',
      record<Original>({
        envelopeId: one('OriginalEnvelopeIdentifier', id(14)),
        senderGln: mailbox('OriginalSender'),
        receiverGln: mailbox('OriginalReceiver'),
        ...(isNegative && { refusal }),
        letters: many(
          'OriginalLetter',
          record<Original['letters'][number]>({
            letterId: one('OriginalLetterIdentifier', id(14)),
            version: one('OriginalVersionCode', text(7)),
            ...(isNegative && { refusal }),
          }),
          99,
        ),
      }),
    ),
  })
}

/** XCTL03. */
export const positiveReceipt = receipt('XC0330Q', 'XCTL03', false)
/** XCTL02. */
export const negativeReceipt = receipt('XC0230Q', 'XCTL02', true)
/** XCTL01, from the network before the receiver. */
export const networkReceipt = receipt('XC0130Q', 'XCTL01', true)
