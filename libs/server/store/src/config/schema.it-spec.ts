import { openDatabase, type OpenedDatabase } from '../../test/opened-database';

let opened: OpenedDatabase;
beforeAll(async () => {
  opened = await openDatabase();
});
afterAll(() => opened.close());

it('has no drift between the entities and what the migrations made', async () => {
  const { upQueries } = await opened.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

it.each(['UPDATE audit SET who = $1', 'DELETE FROM audit WHERE who = $1', 'TRUNCATE audit'])(
  'refuses to change the audit: %s',
  async (sql) => {
    await opened.dataSource.query(
      `INSERT INTO audit (who, role, action, target) VALUES ('a', 'admin', 'x', 'y')`,
    );
    const parameters = sql.includes('$1') ? ['a'] : [];
    await expect(opened.dataSource.query(sql, parameters)).rejects.toThrow('append-only');
    const rows = await opened.dataSource.query<object[]>(`SELECT FROM audit WHERE who = 'a'`);
    expect(rows.length).toBeGreaterThan(0);
  },
);

it('begins with the nation alone', async () => {
  const rows = await opened.dataSource.query<object[]>('SELECT code, path FROM units');
  expect(rows).toEqual([{ code: 'VN', path: ['VN'] }]);
});

it('would see a drift if there were one', async () => {
  await opened.dataSource.query('ALTER TABLE sources DROP COLUMN flags');
  const { upQueries } = await opened.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query).join()).toContain('flags');
});
