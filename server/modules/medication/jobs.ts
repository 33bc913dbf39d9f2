import type { Job } from '../../platform/module.ts'
import { followCardFeed } from './use-cases/follow-card-feed.ts'
import { sendDue } from './use-cases/send-to-card.ts'

/** Every minute: what the medicine card did not answer is tried again. */
export const sendDueJob: Job = { name: 'medication.send-due', run: sendDue }

/** Every minute: what others have written on the medicine cards. */
export const followCardFeedJob: Job = { name: 'medication.follow-card-feed', run: followCardFeed }
