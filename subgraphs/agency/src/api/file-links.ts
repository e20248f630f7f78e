/** Addresses for a few minutes, by which one file comes in or goes out. Whoever has the address needs no token. */
import type { LinkSigner, LinkTerms } from '@isbn-hub/files/signed-link'

export interface Link {
  readonly url: string
  readonly expiresAt: Date
}

export interface FileLinks {
  /** To PUT one file; the subject is kept as the one who uploaded it. */
  upload(subject: string): Link
  /** To GET an uploaded file, by its id. */
  download(fileId: string): Link
  /** To GET a paper of the agency's own making, by its verification code. */
  paper(code: string): Link
}

/** What a link may be for; it is sealed into the link, so that none serves for another. */
export const PURPOSE = { upload: 'upload', download: 'download', paper: 'paper' } as const

/** `base` is where the agency is reached from outside, without a slash at the end. */
export function createFileLinks(signer: LinkSigner, base: () => string): FileLinks {
  const link = (terms: LinkTerms): Link => {
    const { target, expiresAt } = signer.sign(terms)
    return { url: base() + target, expiresAt }
  }
  return {
    upload: (subject) => link({ method: 'PUT', path: '/files', purpose: PURPOSE.upload, subject }),
    download: (fileId) => link({ method: 'GET', path: `/files/${fileId}`, purpose: PURPOSE.download, subject: '' }),
    paper: (code) =>
      link({
        method: 'GET',
        path: `/papers/${encodeURIComponent(code)}.pdf`,
        purpose: PURPOSE.paper,
        subject: '',
      }),
  }
}
