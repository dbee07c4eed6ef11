import type { Scene } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { SCREEN_SIZES, scaleWithin } from './setup';
import { sizeName } from './wall-state';

/** Height that an upright screen may take beside the form, in CSS pixels. */
const HEIGHT_MOST = 520;

interface WallPreviewProps {
  unit: string;
  scenes: readonly Scene[];
}

/** The wall as it is now, drawn at a screen's own size and then made smaller: nothing is laid out anew. */
export function WallPreview({ unit, scenes }: WallPreviewProps): ReactElement {
  const { t, language } = useTexts();
  const [size, setSize] = useState(0);
  const [wanted, setWanted] = useState<Scene | null>(null);
  const screen = SCREEN_SIZES[size] ?? SCREEN_SIZES[0];
  const scene = wanted !== null && scenes.includes(wanted) ? wanted : (scenes[0] ?? 'overview');
  return (
    <section className="panel setup-preview" aria-labelledby="preview">
      <div className="section-head">
        <h2 id="preview">{t('setup.preview')}</h2>
        <label className="choice">
          {t('setup.size')}
          <select value={size} onChange={({ target }) => setSize(Number(target.value))}>
            {SCREEN_SIZES.map((each, index) => (
              <option key={each.text} value={index}>
                {sizeName(each)} – {t(each.text)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="segments" role="group" aria-label={t('setup.previewScene')}>
        {scenes.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === scene}
            onClick={() => setWanted(each)}
          >
            {t(`scene.${each}`)}
          </button>
        ))}
      </div>
      <Framed
        screen={screen}
        title={t('setup.previewOf', { scene: t(`scene.${scene}`) })}
        address={`/wall/${unit}?scene=${scene}${language === 'en' ? '&lang=en' : ''}`}
      />
      <p className="faint">{t('setup.previewHow')}</p>
    </section>
  );
}

interface FramedProps {
  screen: { width: number; height: number };
  title: string;
  address: string;
}

function Framed({ screen, title, address }: FramedProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return undefined;
    const watching = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    watching.observe(box.current);
    return () => watching.disconnect();
  }, []);
  const scale = scaleWithin(screen, { width, height: HEIGHT_MOST });
  return (
    <div ref={box} className="setup-preview__box">
      <div
        className="setup-preview__screen"
        style={{ width: screen.width * scale, height: screen.height * scale }}
      >
        {width > 0 ? (
          <iframe
            key={address}
            src={address}
            title={title}
            tabIndex={-1}
            style={{ ...screen, transform: `scale(${scale})` }}
          />
        ) : null}
      </div>
    </div>
  );
}
