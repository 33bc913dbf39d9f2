/** Which threads the inbox shows, as words in the address. */
export const inboxViews = ['ulaeste', 'svar', 'alle', 'sendte'] as const
export type InboxView = (typeof inboxViews)[number]

/** The same as the server is asked for it. */
export const showOf = {
  ulaeste: 'unread',
  svar: 'needs-answer',
  alle: 'all',
  sendte: 'sent',
} as const satisfies Record<InboxView, string>
