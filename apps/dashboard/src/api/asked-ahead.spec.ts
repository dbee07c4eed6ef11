import { askedAhead } from './asked-ahead';

const at = (address: string) => askedAhead(new URL(address, 'https://noi-nay.example'));

describe('what a page asks ahead', () => {
  it('is of the unit, and of those below it where there are such', () => {
    expect(at('/u/20')).toContain('/api/v1/units?parent=20&limit=1000');
    expect(at('/u/06211')).toEqual([
      '/api/v1/auth/me',
      '/api/v1/units/06211/kpis',
      '/api/v1/units/06211',
      '/api/v1/kpis?limit=500',
      '/api/v1/units/06211/history-state',
    ]);
    expect(at('/u/20/domain/value')).toContain('/api/v1/units/20/kpis/below?domain=value');
  });

  it('is of a KPI where it is a page of one', () => {
    const asked = at('/u/20/kpi/dossiers-overdue?period=1y');
    expect(asked).toContain('/api/v1/units/20/kpis/dossiers-overdue/children');
    expect(at('/u/06211/kpi/dossiers-overdue')).not.toContain(
      '/api/v1/units/06211/kpis/dossiers-overdue/children',
    );
  });

  it('is who is signed in on pages without a unit, and at a moment of the past', () => {
    for (const address of ['/', '/u/', '/admin/kpis', '/u/20?at=2026-11-20T08:05:00Z']) {
      expect(at(address)).toEqual(['/api/v1/auth/me']);
    }
  });
});
