import type { Job } from '../../platform/module.ts'
import { drawSampleOfLastMonth } from './use-cases/draw-monthly-sample.ts'
import { runRules } from './use-cases/run-rules.ts'
import { sweepOversight } from './use-cases/sweep-oversight.ts'

/** Every night, when the Danish day has ended: the rules of the control, put to the day before. */
export const runRulesJob: Job = {
  name: 'oversight.run-rules',
  when: '20 2 * * *',
  async run(shell) {
    await runRules(shell)
  },
}

/** Every night, so that a night away is made up for: the sample of the month that has ended, once. */
export const drawSampleJob: Job = {
  name: 'oversight.draw-sample',
  when: '40 2 * * *',
  async run(shell) {
    await drawSampleOfLastMonth(shell)
  },
}

/** Every minute: those above are told of what is late. */
export const sweepOversightJob: Job = {
  name: 'oversight.sweep',
  async run(shell) {
    await sweepOversight(shell)
  },
}
