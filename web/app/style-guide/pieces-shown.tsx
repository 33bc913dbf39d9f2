import { useState } from 'react'
import { CitizenBar } from '../../ui/bars.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Card, Facts } from '../../ui/card.tsx'
import { ChangedMeanwhile } from '../../ui/changed-meanwhile.tsx'
import { EmptyState, ErrorState, OfflineStrip, Skeleton, StaleStamp } from '../../ui/condition.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { Dialog, DialogFoot, Drawer } from '../../ui/dialog.tsx'
import { Checkbox, RadioGroup, SearchField, Select, TextArea, TextField } from '../../ui/fields.tsx'
import { Help } from '../../ui/help.tsx'
import { LaneLegend, Lanes } from '../../ui/lanes.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Badge, State } from '../../ui/state.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useText } from '../../ui/text.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { useToast } from '../../ui/toast.tsx'
import { guideTexts } from './texts.ts'

const hour = 3_600_000
const moment = (hours: number) => new Date(Date.now() + hours * hour).toISOString()
const nothing = () => undefined

/** Every piece in every state it has, with made-up content. */
export function PiecesShown() {
  return (
    <>
      <ButtonsShown />
      <FieldsShown />
      <OverlaysShown />
      <TablesShown />
      <TimeShown />
      <LanesShown />
      <ConditionsShown />
      <BarsShown />
    </>
  )
}

function ButtonsShown() {
  const t = useText()
  return (
    <Card title={t(guideTexts.buttons)}>
      <div className="buttons">
        <Button look="primary" icon="check">
          Modtag opgaven
        </Button>
        <Button>Send videre</Button>
        <Button look="danger">Afvis med begrundelse</Button>
        <Button look="quiet">Vis historik</Button>
        <Button small>Lille knap</Button>
        <Button look="primary" busy>
          Sender …
        </Button>
        <IconButton name="Handlinger for Birthe Testesen, Første sårtilsyn" icon="more" />
        <Button whyNot="Opgaven er hos hjemmesygeplejen. Kun de kan afslutte den.">Afslut</Button>
      </div>
    </Card>
  )
}

function FieldsShown() {
  const t = useText()
  const [choice, setChoice] = useState('a')
  return (
    <Card title={t(guideTexts.fields)}>
      <div className="form">
        <SearchField name="Søg i listen" />
        <TextField label="Navn" hint="Som det står på sygesikringsbeviset." />
        <TextField label="Telefon" error="Skriv otte cifre." defaultValue="12 34" />
        <TextArea label="Besked" optional />
        <Select
          label="Modtager"
          options={[
            { value: 'a', label: 'Hjemmesygeplejen Nord' },
            { value: 'b', label: 'Akutteamet' },
          ]}
        />
        <RadioGroup
          label="Hvor hurtigt?"
          value={choice}
          onChange={setChoice}
          inRow
          options={[
            { value: 'a', label: 'Akut' },
            { value: 'b', label: 'Samme dag' },
            { value: 'c', label: 'Rutine' },
          ]}
        />
        <Checkbox label="Jeg har talt med borgeren" />
        <TextField label="Kan ikke ændres" defaultValue="Låst" disabled />
      </div>
    </Card>
  )
}

function OverlaysShown() {
  const t = useText()
  const tell = useToast()
  const [open, setOpen] = useState<'dialog' | 'drawer' | 'changed'>()
  const close = () => setOpen(undefined)
  return (
    <Card title={t(guideTexts.overlays)}>
      <div className="buttons">
        <Button onClick={() => setOpen('dialog')}>Åbn dialog</Button>
        <Button onClick={() => setOpen('drawer')}>Åbn skuffe</Button>
        <Button onClick={() => setOpen('changed')}>Ændret imens</Button>
        <Button onClick={() => tell('Opgaven er modtaget')}>Vis kvittering</Button>
        <Button onClick={() => tell('Det lykkedes ikke. Prøv igen.', 'danger')}>Vis fejl</Button>
        <Menu
          name="Handlinger for Birthe Testesen"
          groups={[
            {
              heading: 'Handlinger',
              choices: [
                { id: '1', label: 'Tag opgaven', icon: 'check', onChoose: nothing },
                { id: '2', label: 'Send videre', icon: 'handoff', onChoose: nothing },
                {
                  id: '3',
                  label: 'Afslut',
                  detail: 'Opgaven er ikke din',
                  disabled: true,
                  onChoose: nothing,
                },
              ],
            },
          ]}
        />
        <Help about="72 timer">
          <p>Hospitalet har behandlingsansvaret i 72 timer efter udskrivelsen.</p>
        </Help>
      </div>
      <Dialog title="Afvis med begrundelse" isOpen={open === 'dialog'} onClose={close}>
        <TextArea label="Begrundelse" hint="Afsenderen ser den." />
        <DialogFoot>
          <Button look="danger" onClick={close}>
            Afvis opgaven
          </Button>
          <Button onClick={close}>Behold opgaven</Button>
        </DialogFoot>
      </Dialog>
      <Drawer title="Første sårtilsyn" isOpen={open === 'drawer'} onClose={close}>
        <p>Detaljer i 420 px fra højre kant.</p>
      </Drawer>
      <ChangedMeanwhile isOpen={open === 'changed'} onSeeNew={close}>
        Hanne Holm har allerede taget opgaven.
      </ChangedMeanwhile>
    </Card>
  )
}

interface Row {
  readonly id: string
  readonly name: string
  readonly task: string
  readonly dueAt: string
}

const rows: readonly Row[] = [
  { id: '1', name: 'Birthe Testesen', task: 'Første sårtilsyn', dueAt: moment(-2) },
  { id: '2', name: 'Carl Prøve', task: 'Afstem medicin', dueAt: moment(3) },
  { id: '3', name: 'Ditte Demo', task: 'Opfølgende hjemmebesøg', dueAt: moment(70) },
]

function TablesShown() {
  const t = useText()
  return (
    <Card title={t(guideTexts.tables)}>
      <Tabs
        name={t(guideTexts.tabs)}
        tabs={[
          {
            id: 'mine',
            label: 'Mine',
            count: rows.length,
            panel: (
              <DataTable
                name="Opgaver"
                rows={rows}
                rowKey={(row) => row.id}
                hasRowHelp
                sort={{ by: 'due', descending: false }}
                onSort={nothing}
                columns={[
                  {
                    id: 'name',
                    header: 'Borger',
                    isRowHeader: true,
                    cell: (row) => <a href={`#${row.id}`}>{row.name}</a>,
                  },
                  { id: 'task', header: 'Opgave', cell: (row) => row.task },
                  {
                    id: 'due',
                    header: 'Frist',
                    isSortable: true,
                    cell: (row) => <Deadline dueAt={row.dueAt} />,
                  },
                ]}
                card={(row) => (
                  <div className="stack-tight">
                    <a href={`#${row.id}`}>{row.name}</a>
                    {row.task}
                    <Deadline dueAt={row.dueAt} />
                  </div>
                )}
              />
            ),
          },
          { id: 'unit', label: 'Enhedens', count: 12, panel: <p>Enhedens opgaver.</p> },
        ]}
      />
    </Card>
  )
}

function TimeShown() {
  const t = useText()
  return (
    <Card title={t(guideTexts.time)} aside={<StaleStamp at={Date.now()} />}>
      <div className="row">
        <Deadline dueAt={moment(-2)} />
        <Deadline dueAt={moment(3)} />
        <Deadline dueAt={moment(50)} layout="stacked" />
        <Deadline dueAt={undefined} />
      </div>
      <Timeline
        name="Tidslinje"
        items={[
          { id: '1', at: moment(-30), what: <b>Indlagt</b>, who: 'Medicinsk afdeling', sector: 'hospital' },
          { id: '2', at: moment(-28), what: 'Indlæggelsesrapport sendt', sector: 'kommune' },
          { id: '3', at: moment(20), what: 'Udskrives', sector: 'hospital', drawn: 'planned' },
          { id: '4', at: moment(44), what: 'Opfølgende hjemmebesøg', sector: 'praksis', drawn: 'proposed' },
        ]}
      />
    </Card>
  )
}

function LanesShown() {
  const t = useText()
  const item = (id: string, title: string, drawn: 'happened' | 'planned' | 'proposed') => ({
    id,
    title,
    drawn,
    detail: <Deadline dueAt={moment(5)} layout="short" />,
    onOpen: nothing,
  })
  return (
    <Card title={t(guideTexts.lanes)} aside={<LaneLegend />}>
      <Lanes
        name={t(guideTexts.lanes)}
        itemsOf={{
          praksis: [item('a', 'Afstem medicin', 'planned')],
          hospital: [item('b', 'Skriv epikrise', 'happened'), item('c', 'Udskriv', 'planned')],
          kommune: ['1', '2', '3', '4', '5'].map((id) => item(id, `Besøg ${id}`, 'proposed')),
        }}
      />
    </Card>
  )
}

function ConditionsShown() {
  const t = useText()
  return (
    <Card title={t(guideTexts.conditions)}>
      <OfflineStrip waiting={0} />
      <OfflineStrip waiting={2} />
      <Skeleton rows={3} />
      <EmptyState title="Ingen opgaver lige nu" next={<Button>Se enhedens opgaver</Button>}>
        Nye opgaver dukker op her af sig selv.
      </EmptyState>
      <ErrorState onRetry={nothing}>Listen kunne ikke hentes. Prøv igen om lidt.</ErrorState>
    </Card>
  )
}

function BarsShown() {
  const t = useText()
  return (
    <>
      <Card title={t(guideTexts.cards)} sector="kommune">
        <Facts
          pairs={[
            ['Afdeling', 'Medicinsk afdeling M2'],
            ['Telefon', '75 00 00 00'],
          ]}
        />
      </Card>
      <Card title="Overdragelse" edge="warning" aside={<State tone="warning">Afventer svar</State>}>
        <p>Kanten siger, at nogen skal svare.</p>
      </Card>
      <Card title={t(guideTexts.bars)}>
        <div className="guide-bar">
          <CitizenBar
            name="Birthe Testesen"
            facts={['82 år', 'Esbjerg Kommune']}
            flags={
              <>
                <Badge tone="danger">CAVE: penicillin</Badge>
                <Badge tone="neutral">Navne- og adressebeskyttet</Badge>
              </>
            }
          />
        </div>
      </Card>
    </>
  )
}
