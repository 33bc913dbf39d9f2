import './waiting.css'
import { useEffect, useState } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { useText } from '../../ui/text.tsx'
import { countOnDevice } from './device-box.ts'
import { waitingTexts } from './texts.ts'

/** At the door: that something on this device has not been sent, and when it will be. Whose it is, it does not say. */
export function LeftOnDevice() {
  const t = useText()
  const [n, setCount] = useState(0)
  useEffect(() => {
    countOnDevice().then(setCount, () => undefined)
  }, [])
  if (n === 0) return null
  return (
    <p role="status" className="left-on-device">
      <Icon name="offline" />
      {n === 1 ? t(waitingTexts.onDeviceOne) : t(waitingTexts.onDeviceMany, { n })}
    </p>
  )
}
