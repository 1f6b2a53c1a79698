import azure.functions as func

blueprint = func.Blueprint()


@blueprint.timer_trigger(schedule="0 */5 * * * *", arg_name="timer")
async def sweep(timer: func.TimerRequest) -> None:
    assert timer.past_due is False
