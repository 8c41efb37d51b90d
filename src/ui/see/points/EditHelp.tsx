import styles from './points.module.css';

const KEYS = [
  ['Arrows', 'move the cross-hair, with Shift faster'],
  ['Enter', 'adds a point, or picks one up and puts it down'],
  ['M', 'picks a point up and puts it down'],
  ['Delete', 'removes a point'],
  ['N P', 'next point, point before'],
  ['C S', 'class and stream of new points'],
  ['Ctrl+Z', 'takes back the last edit'],
  ['Escape', 'puts a point back, or leaves'],
] as const;

/** How points are edited, for the pointer at once, for the keyboard when it is asked for; both describe the map. */
export function EditHelp({ id }: { readonly id: string }) {
  return (
    <div className={styles.help} id={id}>
      <p>Click an empty place to add a point, drag one to move it, Shift-click one to remove it.</p>
      <details>
        <summary>Keys on the map</summary>
        <dl>
          {KEYS.map(([key, does]) => (
            <div key={key}>
              <dt>
                {key.split(' ').map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
