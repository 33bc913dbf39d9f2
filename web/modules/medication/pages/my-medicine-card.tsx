import { Link } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { useText } from '../../../ui/text.tsx'
import { myMedicineTexts } from './my-texts.ts'

/** The way to the citizen's own medicine list. */
export function MyMedicineCard() {
  const t = useText()
  return (
    <Card title={t(myMedicineTexts.title)} icon="pill">
      <p>{t(myMedicineTexts.linkText)}</p>
      <p className="no-print">
        <Link to={paths.myMedicine} className={buttonClass('plain')}>
          {t(myMedicineTexts.link)}
        </Link>
      </p>
    </Card>
  )
}
