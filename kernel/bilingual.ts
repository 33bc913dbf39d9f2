/** A short text people read, in both languages of the screens. Danish is the source. */
export interface Bilingual {
  readonly da: string
  readonly en: string
}
