import type { ApiAddress } from '@nhip-xa/web-api';
import { ApiError, problemAnswer } from './http';

export interface FetchedFile {
  name: string;
  content: Blob;
}

const NAMED = /filename="([^"]+)"/;

/**
 * Fetches a file of the API, and tells how many bytes have come so far. There is no limit of time:
 * while bytes come it is alive.
 */
export async function fetchFile(
  address: ApiAddress,
  progress: (bytes: number) => void,
): Promise<FetchedFile> {
  const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => {
    throw new ApiError(0, 'network');
  });
  if (!answer.ok) throw await problemAnswer(answer);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body?.getReader();
  for (;;) {
    const read = await reader?.read().catch(() => {
      throw new ApiError(0, 'network');
    });
    if (!read || read.done) break;
    parts.push(read.value);
    bytes += read.value.byteLength;
    progress(bytes);
  }
  const [, name = 'file'] = NAMED.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  return { name, content: new Blob(parts, { type: answer.headers.get('content-type') ?? '' }) };
}

/** Hands a file to the person, as a download. */
export function saveFile({ name, content }: FetchedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser has to begin with it first
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
