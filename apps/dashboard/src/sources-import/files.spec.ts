import { SOURCE_COLUMNS } from '@nhip-xa/contract';
import { templateFile } from './files';

describe('the template', () => {
  it('has every column and examples of one’s own unit, as a Vietnamese spreadsheet opens it', () => {
    const [head, ...lines] = templateFile('20194').split('\r\n');
    expect(head).toBe(`\ufeff${SOURCE_COLUMNS.join(';')};attribute:floodLevels`);
    expect(lines).toEqual([
      '20194;tu-ky-thuat-1;gateway;Tủ kỹ thuật số 1;;;;;;;;;',
      '20194;tram-muc-nuoc-1;device;Trạm mực nước cầu Kỳ Cùng;;21,85;106,75;20194.tu-ky-thuat-1;300;reading:water_level reading:rain;;;[252.5,254,256]',
      '',
    ]);
  });

  it('takes the code of some commune where one’s own is none', () => {
    expect(templateFile('VN')).toContain('\r\n06211;');
    expect(templateFile('48')).toContain('\r\n48;');
  });
});
