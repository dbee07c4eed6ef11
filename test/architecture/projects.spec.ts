import { filesBelow, projects, read } from './workspace';

const PARTS = projects();
const { paths } = (
  JSON.parse(read('tsconfig.base.json')) as {
    compilerOptions: { paths: Record<string, string[]> };
  }
).compilerOptions;

describe('the projects', () => {
  it.each(PARTS)('$folder carries exactly one scope and one layer', ({ tags }) => {
    expect(tags.filter((tag) => tag.startsWith('scope:'))).toHaveLength(1);
    expect(tags.filter((tag) => tag.startsWith('layer:'))).toHaveLength(1);
    expect(tags).toHaveLength(2);
  });

  it('hold all the code of apps and libs', () => {
    const outside = [...filesBelow('apps'), ...filesBelow('libs')]
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) => !PARTS.some(({ folder }) => file.startsWith(`${folder}/`)));
    expect(outside).toEqual([]);
  });

  it('have one name and one index each, and no barrels inside', () => {
    const indexes = filesBelow('libs').filter((file) => /\/index\.tsx?$/.test(file));
    const named = Object.values(paths)
      .flat()
      .map((file) => file.replace('./', ''));
    expect(indexes.sort()).toEqual(named.sort());
    const libraries = PARTS.filter(({ folder }) => folder.startsWith('libs/'));
    expect(named).toHaveLength(libraries.length);
  });

  it('have no folders for what has no place', () => {
    const NAMELESS = /\/(utils?|helpers?|common|misc|shared-utils)(\/|\.tsx?$)/;
    const files = [...filesBelow('apps'), ...filesBelow('libs'), ...filesBelow('test')];
    expect(files.filter((file) => NAMELESS.test(file))).toEqual([]);
  });
});
