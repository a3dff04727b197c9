export { type CastMember, demoCast, demoPassword, demoPin, demoStaff } from './demo-cast.ts';
export {
  type CityFounded,
  type CityPlan,
  type CityUses,
  cityRandom,
  type DemoEnrolment,
  foundCity,
} from './found-city.ts';
