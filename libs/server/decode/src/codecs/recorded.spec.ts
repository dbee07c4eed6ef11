import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CodecName, PreviewAnswer } from '@nhip-xa/contract';
import { foreign } from '../../test/foreign';
import { RECORDED } from '../../test/recorded-a';

/** Recordings beside the repository; nothing of them is in it. */
const PAYLOADS = resolve(__dirname, '../../../../../../shared/data/payloads');
const areThere = existsSync(PAYLOADS);

interface Recorded {
  topic: string;
  payload?: object | string;
  payload_base64?: string;
  sequence?: boolean;
}

function replay(codec: CodecName, folder: string, name: string): PreviewAnswer {
  const text = readFileSync(join(PAYLOADS, folder, `${name}.json`), 'utf8');
  const recorded = JSON.parse(text) as Recorded;
  const payloads = recorded.sequence ? (recorded.payload as object[]) : [recorded.payload ?? ''];
  const answers = payloads.map((payload) =>
    foreign(
      codec,
      recorded.topic,
      recorded.payload_base64 === undefined
        ? payload
        : Buffer.from(recorded.payload_base64, 'base64'),
    ),
  );
  return {
    facts: answers.flatMap(({ facts }) => facts),
    rejected: answers.flatMap(({ rejected }) => rejected),
  };
}

if (areThere) {
  describe.each(RECORDED)('recorded messages of %s (%s)', (codec, folder, table) => {
    if (folder !== 'malformed') {
      it('are all here', () => {
        const files = readdirSync(join(PAYLOADS, folder)).map((file) => file.replace('.json', ''));
        expect(Object.keys(table).sort()).toEqual(files.sort());
      });
    }

    it.each(Object.entries(table))('%s', (name, expected) => {
      const { facts, rejected } = replay(codec, folder, name);
      expect(rejected.map(({ reason }) => reason)).toEqual(
        expected.refused === undefined ? [] : [expected.refused],
      );
      expect(facts).toHaveLength(expected.facts);
      for (const some of expected.some ?? []) {
        expect(facts).toContainEqual(expect.objectContaining(some));
      }
      const values = Object.fromEntries(
        facts.map((fact) => (fact.kind === 'reading' ? [fact.metric, fact.value] : [])),
      );
      expect(values).toMatchObject(expected.values ?? {});
      // names and plates of the recordings
      expect(JSON.stringify(facts)).not.toMatch(/John|123ABC|ABC12345|Bob|sedan/);
    });
  });
} else {
  it.skip(`not run: ${PAYLOADS} is not there`, () => undefined);
}
