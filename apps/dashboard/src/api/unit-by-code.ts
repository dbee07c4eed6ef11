import { gathered } from './gathered';
import { api } from './http';
import { answered } from './answered';

/** Units that one request asks for at most. */
const TOGETHER_MOST = 200;

/** A unit by its code; the names in the rows of a list go out as one request. */
export const unitByCode = gathered({
  most: TOGETHER_MOST,
  one: (code) => answered(api.GET('/api/v1/units/{code}', { params: { path: { code } } })),
  some: async (codes) => {
    const query = { codes: codes.join(','), limit: TOGETHER_MOST };
    const { items } = await answered(api.GET('/api/v1/units', { params: { query } }));
    return new Map(items.map((each) => [each.code, each]));
  },
});
