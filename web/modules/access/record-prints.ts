import { useEffect } from 'react'
import { recordPrintRoute } from '../../../contract/access.ts'
import { call } from '../../app/api.ts'

type Page = 'citizen' | 'my-pathway' | 'access-log'

/** Every print of this page is told to the log, also one begun from the browser's own menu. */
export function useRecordPrints(citizenId: string, page: Page): void {
  useEffect(() => {
    // What was on the screen has its own record; that the paper's could not be written must not hide the page.
    const record = () => {
      void call(recordPrintRoute, { params: { citizenId }, body: { page } }).catch(() => undefined)
    }
    addEventListener('beforeprint', record)
    return () => removeEventListener('beforeprint', record)
  }, [citizenId, page])
}
