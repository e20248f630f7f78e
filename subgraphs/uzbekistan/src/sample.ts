/** Uzbek publishers to begin with. */
import type { Sample } from '@isbn-hub/agency/domain/nation'
import { samplePublisher } from '@isbn-hub/agency/domain/sample'

export const sample: Sample = {
  note:
    'A sample drawn from printed books, not an official register: each prefix is cut by the range table from a number ' +
    "printed beside the publisher's name. Range tables differ in 978-9910: only prefixes that the default table and the " +
    'range message of July 2026 cut alike are in it. 978-9943-6501 was seen with two names on one number.',
  publishers: [
    samplePublisher({ name: 'Fan va texnologiya', place: 'Toshkent' }, '978-9943-11-366-4'),
    // Two names are seen under 978-9943-23.
    samplePublisher({ name: 'Nihol' }, '978-9943-23-177-1'),
    samplePublisher(
      { name: 'Asaxiy Books' },
      '978-9943-23-194-8',
      '978-9943-23-197-9',
      '978-9910-8658-2-4',
      '978-9910-9325-7-1',
    ),
    samplePublisher({ name: '“O‘zbekiston” NMIU', place: 'Toshkent' }, '978-9943-28-336-7'),
    samplePublisher({ name: 'Zabarjad Media' }, '978-9943-5841-2-9', '978-9943-9528-9-8', '978-9910-8102-1-3'),
    samplePublisher(
      {
        name: 'G‘afur G‘ulom nomidagi nashriyot-matbaa ijodiy uyi',
        names: [{ name: 'G‘afur G‘ulom', kind: 'IMPRINT', language: 'uz' }],
        place: 'Toshkent',
      },
      '978-9943-6447-6-2',
      '978-9943-8835-4-3',
    ),
    samplePublisher({ name: 'Mitti Yulduz', place: 'Toshkent' }, '978-9943-6487-0-8'),
    // 978-9943-6501-9-0 is listed under the next two names: both hold the prefix here, the number stands at the first.
    samplePublisher(
      { name: 'Akademnashr', names: [{ name: 'Академнашр', kind: 'TRANSLITERATED', language: 'uz' }] },
      '978-9943-6501-9-0',
      '978-9910-685-02-6',
      '978-9910-759-73-4',
    ),
    samplePublisher(
      { name: 'Yangi asr avlodi' },
      '978-9943-27-735-9',
      '978-9943-27-379-5',
      '978-9943-6501',
      '978-9910-708-23-7',
    ),
    samplePublisher({ name: 'Yoshlar mediaprint', place: 'Toshkent' }, '978-9943-7862-4-0'),
    samplePublisher({ name: 'Turon Zamin Ziyo' }, '978-9943-8999-0-2'),
    samplePublisher({ name: 'Hilol Nashr' }, '978-9910-556-89-0', '978-9910-687-88-4', '978-9910-731-92-1'),
    samplePublisher({ name: 'Texno Print Navoiy', place: 'Navoiy' }, '978-9910-622-75-5'),
    samplePublisher({ name: 'Buxoro viloyat bosmaxonasi', place: 'Buxoro' }, '978-9910-8421-2-2'),
    samplePublisher({ name: 'Bukhara Books' }, '978-9910-8823-5-7', '978-9910-8973-5-1', '978-9910-9191-8-3'),
    samplePublisher({ name: 'V.V.S. nashriyoti' }, '978-9910-8961-7-0'),
    samplePublisher({ name: 'Ipak yo‘li nashriyoti' }, '978-9910-9238-9-0'),
    samplePublisher({ name: 'Oltin qalam nashriyoti' }, '978-9910-9940-2-9'),
  ],
}
