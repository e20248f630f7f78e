/** Invented publishers: no real one of this country is known to us, so none is guessed at. */
import type { Sample } from '@isbn-hub/agency/domain/nation'
import { samplePublisher } from '@isbn-hub/agency/domain/sample'

export const sample: Sample = {
  note:
    'Invented. These publishers, their prefixes and their numbers do not exist; their names say so. The prefixes are the ' +
    'last ones of each length in 978-9936, where a real publisher is least likely to be met.',
  publishers: [
    samplePublisher(
      {
        name: 'انتشارات نمونه',
        names: [
          { name: 'Entesharat-e Namuna', kind: 'TRANSLITERATED', language: 'prs' },
          { name: 'Sample Publishing House (invented)', kind: 'TRANSLATED', language: 'en' },
        ],
        place: 'کابل',
        contact: { address: ['کابل'], email: 'office@sample-publishing.example' },
        disclosure: { contact: true, publications: true },
      },
      '978-9936-1-0000-8',
      '978-9936-1-0001-5',
    ),
    samplePublisher(
      {
        name: 'د بېلګې خپرندويه ټولنه',
        names: [
          { name: 'Da Belge Khparandoya Tolana', kind: 'TRANSLITERATED', language: 'ps' },
          { name: 'Example Publishing Association (invented)', kind: 'TRANSLATED', language: 'en' },
        ],
        contact: { email: 'not-shown@example-association.example' },
      },
      '978-9936-39-000-3',
    ),
    samplePublisher(
      {
        name: 'نشرات پوهنتون فرضی',
        kind: 'UNIVERSITY',
        names: [
          { name: 'Nasharat-e Pohantun-e Farzi', kind: 'TRANSLITERATED', language: 'prs' },
          { name: 'Hypothetical University Press (invented)', kind: 'TRANSLATED', language: 'en' },
        ],
      },
      '978-9936-799-00-4',
      '978-9936-799-01-1',
    ),
    samplePublisher(
      {
        name: 'کتابخانهٔ آزمایشی',
        kind: 'STATE',
        names: [
          { name: 'Ketabkhana-ye Azmayeshi', kind: 'TRANSLITERATED', language: 'prs' },
          { name: 'Test Library (invented)', kind: 'TRANSLATED', language: 'en' },
        ],
      },
      '978-9936-9998-0-0',
    ),
    samplePublisher(
      {
        name: 'نویسندهٔ خیالی',
        kind: 'AUTHOR',
        names: [
          { name: 'Nawisenda-ye Khayali', kind: 'TRANSLITERATED', language: 'prs' },
          { name: 'Imaginary Author (invented)', kind: 'TRANSLATED', language: 'en' },
        ],
      },
      '978-9936-9999-0-9',
    ),
  ],
}
