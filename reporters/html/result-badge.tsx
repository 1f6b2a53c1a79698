import type { VNode } from 'preact';
import type { RequirementResult, Severity, Verdict } from '../../results/report.js';

export type Tone = 'good' | 'bad' | 'warn' | 'quiet';
type Icon = 'check' | 'cross' | 'alert' | 'minus' | 'circle';

interface Look {
  tone: Tone;
  icon: Icon;
  label: string;
}

export const resultLook: Record<RequirementResult, Look> = {
  failed: { tone: 'bad', icon: 'cross', label: 'Failed' },
  'could not run': { tone: 'warn', icon: 'alert', label: 'Could not run' },
  passed: { tone: 'good', icon: 'check', label: 'Passed' },
  'not judged': { tone: 'warn', icon: 'alert', label: 'Not judged' },
  'left out': { tone: 'quiet', icon: 'minus', label: 'Left out' },
  'not applicable': { tone: 'quiet', icon: 'minus', label: 'Not applicable' },
  'not tested': { tone: 'quiet', icon: 'circle', label: 'Not tested' },
  untestable: { tone: 'quiet', icon: 'circle', label: 'Untestable' },
};

const verdictLook: Record<Verdict, Look> = {
  conformant: { tone: 'good', icon: 'check', label: 'Conformant' },
  'not conformant': { tone: 'bad', icon: 'cross', label: 'Not conformant' },
  incomplete: { tone: 'warn', icon: 'alert', label: 'Incomplete' },
};

const paths: Record<Icon, string> = {
  check: 'M3.5 8.5l3 3 6-7',
  cross: 'M4 4l8 8M12 4l-8 8',
  alert: 'M8 3.5v5.5M8 12v.5',
  minus: 'M4 8h8',
  circle: 'M8 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7',
};

export function ResultBadge({
  result,
  severity = 'failure',
}: {
  result: RequirementResult;
  severity?: Severity;
}): VNode {
  const look = resultLook[result];
  const softened: Look = result === 'failed' && severity !== 'failure' ? { ...look, tone: 'warn' } : look;
  return <Badge look={softened} />;
}

export function VerdictBadge({ verdict }: { verdict: Verdict }): VNode {
  return <Badge look={verdictLook[verdict]} large />;
}

export function Badge({ look, large = false }: { look: Look; large?: boolean }): VNode {
  return (
    <span class={`badge tone-${look.tone}${large ? ' badge-large' : ''}`}>
      <svg class="icon" aria-hidden="true">
        <use href={`#icon-${look.icon}`} />
      </svg>
      {look.label}
    </span>
  );
}

/** The icons' shapes, once a page. */
export function IconSprite(): VNode {
  return (
    <svg class="sprite" aria-hidden="true">
      {Object.entries(paths).map(([name, d]) => (
        <symbol id={`icon-${name}`} viewBox="0 0 16 16">
          <path d={d} />
        </symbol>
      ))}
    </svg>
  );
}
