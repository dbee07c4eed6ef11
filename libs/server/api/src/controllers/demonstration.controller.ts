import { Controller } from '@nestjs/common';
import { demonstration, type DemonstrationAnswer } from '@nhip-xa/contract';
import { authorOf, type Demonstration, type Principal } from '@nhip-xa/ports';
import { Caller } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem } from '../problem';

/** The simulated units with all that hangs on them: seen, and removed in one act. */
@Controller('api/v1/demonstration')
export class DemonstrationController {
  constructor(@Port('demonstration') private readonly demonstration: Demonstration) {}

  @Route('get', '', {
    summary: 'What there is of the demonstration, and how far its removal is',
    needs: 'demonstration.write',
    scope: 'none',
    answer: demonstration,
  })
  look(@Caller() caller: Principal): Promise<DemonstrationAnswer> {
    refuseLesser(caller);
    return this.demonstration.look();
  }

  @Route('delete', '', {
    summary:
      'Remove every simulated unit with all that hangs on it, in the background; 409 holds-people while users belong to one. Can be asked again',
    needs: 'demonstration.write',
    scope: 'none',
    answer: demonstration,
    status: 202,
  })
  async remove(@Caller() caller: Principal): Promise<DemonstrationAnswer> {
    refuseLesser(caller);
    const begun = await this.demonstration.remove(authorOf(caller));
    if (typeof begun !== 'string') {
      throw new HttpProblem('holds-people', {
        detail: 'people belong to simulated units: move them to a real one, or remove them, first',
        errors: begun.users.map(({ username, displayName, unit }) => ({
          path: username,
          message: `${displayName} (${unit})`,
        })),
      });
    }
    return this.demonstration.look();
  }
}

/** It is the whole installation's: only whoever administers all of it may say. */
function refuseLesser(caller: Principal): void {
  if (caller.unit !== 'VN') throw new HttpProblem('forbidden');
}
