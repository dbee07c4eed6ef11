/**
 * What the API answered, of the type which the document gives it. It is not parsed once more: the server's
 * own tests hold every answer to that document, and a page of a province would wait a tenth of a second.
 */
export const answered = async <T>(answer: Promise<{ data: T }>): Promise<T> => (await answer).data;
