import { openDatabase } from '../../test/opened-database';
import { StoredFacts } from './fact-readers';
jest.setTimeout(240_000);
it('perf', async () => {
  const o = await openDatabase();
  try {
    const q = (s: string) => o.dataSource.query(s);
    await q(`INSERT INTO units (code, level, parent, path, name_vi) VALUES ('48','province','VN','{VN,48}','x');
     INSERT INTO units (code, level, parent, path, name_vi) SELECT lpad(i::text,5,'0'),'commune','48',array['VN','48',lpad(i::text,5,'0')],'c' FROM generate_series(1,100) i;
     INSERT INTO sources (key, unit, local_id, kind, name, secret_hash) VALUES ('48.portal', '48', 'portal', 'service', 'Một cửa', '');
     INSERT INTO cases (unit, kind, id, source_id, ts, state, opened_at, due_at, effective_due_at, closed_at, open_from, open_to, statements)
       SELECT lpad((1+i%100)::text,5,'0'), (array['dossier','feedback','detection'])[1+i%3], i::text, 1, now(), 'x', now() - i * interval '1 minute', now(), now() - (i%1000 - 500) * interval '1 hour', now(), now(), CASE WHEN i%20=0 THEN NULL ELSE now() END, 1 FROM generate_series(1,300000) i;`);
    const days = 60;
    for (let d = 0; d < days; d++) await q(`CREATE TABLE events_p${d} PARTITION OF events FOR VALUES FROM (date_trunc('day', now()) - interval '${d} day') TO (date_trunc('day', now()) - interval '${d - 1} day')`);
    await q(`INSERT INTO events (unit, source_id, id, type, at, amount, received_at) SELECT lpad((1+i%100)::text,5,'0'), 1, i::text, (array['trade.order','assist.visit','broadcast.play'])[1+i%3], now() - i * interval '6 second', 1, now() FROM generate_series(1,800000) i; ANALYZE`);
    const f = new StoredFacts(o.database);
    const nowUs = Date.now() * 1000;
    const t = async (name: string, run: () => Promise<unknown>) => { const ms: number[] = []; for (let i = 0; i < 5; i++) { const s = performance.now(); await run(); ms.push(Math.round(performance.now() - s)); } console.log(name, ms.join(' ')); };
    for (const within of ['VN', '48', '00007']) {
      await t(`cases ${within}`, () => f.cases({ within, nowUs }, { limit: 100 }));
      await t(`cases ${within} dossier overdue`, () => f.cases({ within, nowUs, kind: 'dossier', overdue: true }, { limit: 100 }));
      await t(`cases ${within} open`, () => f.cases({ within, nowUs, open: true }, { limit: 100 }));
      await t(`events ${within}`, () => f.events({ within }, { limit: 100 }));
      await t(`events ${within} type`, () => f.events({ within, type: 'trade.order' }, { limit: 100 }));
    }
  } finally { await o.close(); }
});
